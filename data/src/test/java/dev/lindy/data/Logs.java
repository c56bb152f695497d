package dev.lindy.data;

import dev.lindy.data.read.CsvInput;
import dev.lindy.data.read.CsvOrders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Order logs written in the test itself. */
public final class Logs {

    private Logs() {}

    /** The text as an input called orders.csv. */
    public static CsvInput input(String... lines) {
        return input(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** The bytes as an input called orders.csv. */
    public static CsvInput input(byte[] bytes) {
        return CsvInput.of(new ByteArrayInputStream(bytes), "orders.csv");
    }

    /** The text as a log, everything recognised. */
    public static Transactions read(String... lines) {
        return read(CsvOrders.Options.defaults(), lines);
    }

    /** The text as a log. */
    public static Transactions read(CsvOrders.Options options, String... lines) {
        try (CsvInput input = input(lines)) {
            return CsvOrders.read(input, options);
        }
    }
}
