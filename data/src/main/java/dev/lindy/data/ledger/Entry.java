package dev.lindy.data.ledger;

import dev.lindy.data.kernel.Numerals;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of one kind.
 *
 * @param kind what became of them
 * @param rows how many
 * @param amount the sum of their amounts in currency, as far as known
 * @param examples up to three
 */
public record Entry(Kind kind, long rows, double amount, List<Example> examples) {
    /**
     * Copies the examples.
     *
     * @param kind what became of them
     * @param rows how many
     * @param amount the sum of their amounts in currency, as far as known
     * @param examples up to three
     */
    public Entry {
        examples = List.copyOf(examples);
    }

    /**
     * Why and where the rows are, for the end of a message.
     *
     * @return the reasons and lines of the examples; empty without examples
     */
    public String where() {
        if (examples.isEmpty()) {
            return "";
        }
        String reasons = examples.stream()
                .map(Example::reason)
                .filter(reason -> !reason.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        return (reasons.isEmpty() ? "" : ": " + reasons) + " ("
                + (rows == 1 ? "line " : "lines ")
                + examples.stream()
                        .map(example -> Numerals.count(example.line()))
                        .collect(Collectors.joining("; "))
                + (rows > examples.size() ? "; …)" : ")");
    }
}
