package dev.lindy.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lindy.data.DataException;
import dev.lindy.data.Logs;
import dev.lindy.data.recognise.ColumnRoles;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "12          | 12",
                "12.5        | 12.5",
                "-12.50      | -12.5",
                "+3          | 3",
                ".5          | 0.5",
                "-.25        | -0.25",
                "12.         | 12",
                "1234567.89  | 1234567.89",
                "1,234.50    | 1234.5",
                "1,234,567   | 1234567",
                "1.234,50    | 1234.5",
                "1.234.567   | 1234567",
                "12,5        | 12.5",
                "1 234,50    | 1234.5",
                "1'234.50    | 1234.5",
                "1,23,456.00 | 123456",
                "$12.50      | 12.5",
                "-$12.50     | -12.5",
                "$-12.50     | -12.5",
                "($12.50)    | -12.5",
                "12.50-      | -12.5",
                "−12.50      | -12.5",
                "12,50 €     | 12.5",
                "EUR 12.50   | 12.5",
                "12.50 CHF   | 12.5",
                "Rs. 100.50  | 100.5",
                "R$ 1.234,50 | 1234.5",
                "0.125       | 0.125",
                "-0.00       | 0",
                "15.299999999999999 | 15.299999999999999",
                "12345678901234567890 | 12345678901234567890",
                "1.5E+03     | 1500",
                "1,5E+03     | 1500",
                "-2.50E-01   | -0.25",
                "1E+05       | 100000",
                "1e+05       | 100000",
                "1.5E3       | 1500",
                "1.234E+03   | 1234",
                "1,234E+03   | 1234",
                "1,234.5E+02 | 123450",
                "€1.5E+03    | 1500",
                "(1.5E+03)   | -1500",
            })
    void understandsWhatPeopleWrite(String text, double expected) {
        assertThat(new Amounts(null).parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "abc",
        "12a",
        "A17",
        "1e5",
        "E5",
        "E+05",
        "1E+",
        "1.5E+",
        "1.5E+1234",
        "1E+05E+05",
        "1E+21",
        "-1E+21",
        "9.9E+300",
        "1.5E+999",
        "--1",
        "12..5",
        "1.2.3",
        "12%",
        "(12",
        "2024-01-01",
        "12:30",
        "1/2",
        "-",
        "."
    })
    void refusesWhatIsNoAmount(String text) {
        assertThat(new Amounts(null).parse(text)).isNaN();
    }

    /** Sums of amounts and their squares must stay finite; and four hundred digits are something else than money. */
    @ParameterizedTest
    @ValueSource(ints = {22, 60, 308, 309, 400, 5000})
    void aNumberWithMoreDigitsThanMoneyHasIsNoAmount(int digits) {
        String text = "9".repeat(digits);
        assertThat(new Amounts(null).parse(text)).isNaN();
        assertThat(new Amounts('.').parse("-" + text + ".00")).isNaN();
        assertThat(new Amounts(null).product(text, "1")).isNaN();
        assertThat(new Amounts(null).product("1" + "0".repeat(12), "1" + "0".repeat(12)))
                .isNaN();
    }

    @Test
    void quantitiesAndPricesMayHaveExponents() {
        assertThat(new Amounts('.').product("2", "1.5E+03")).isEqualTo(3000);
        assertThat(new Amounts('.').product("2.0E+00", "19.99")).isEqualTo(39.98);
    }

    /** An exponent proves which mark is that of decimals, as no such number has marks of thousands. */
    @Test
    void anExponentTellsTheDecimalMark() {
        Amounts amounts = new Amounts(null);
        amounts.learn("1,234E+03");
        assertThat(amounts.parse("1,234")).isEqualTo(1.234);
        assertThat(amounts.doubt()).isNull();
    }

    @Test
    void theOtherDecimalMarkIsRefusedOnceOneIsKnown() {
        Amounts point = new Amounts('.');
        assertThat(point.parse("12,50")).isNaN();
        assertThat(point.parse("1,250")).isEqualTo(1250);
        assertThat(point.parse("1.250")).isEqualTo(1.25);
        assertThat(point.parse("1,25,0")).isNaN();
        Amounts comma = new Amounts(',');
        assertThat(comma.parse("12.50")).isNaN();
        assertThat(comma.parse("1.250")).isEqualTo(1250);
        assertThat(comma.parse("1,250")).isEqualTo(1.25);
    }

    @Test
    void everyDecimalIsCorrectlyRounded() {
        SplittableRandom random = new SplittableRandom(7);
        Amounts amounts = new Amounts('.');
        for (int i = 0; i < 20_000; i++) {
            String text = random.nextLong(1L << random.nextInt(1, 50)) + "." + random.nextInt(1000);
            assertThat(amounts.parse(text)).isEqualTo(Double.parseDouble(text));
            assertThat(Decimals.parse(text)).isEqualTo(Double.parseDouble(text));
            double any = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(any)) {
                assertThat(Decimals.parse(Double.toString(any))).isEqualTo(any);
            }
        }
    }

    @Tag("slow")
    @Tag("jdk")
    @Test
    void longDecimalsAreCorrectlyRoundedToo() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder(Long.toString(random.nextLong(1L << random.nextInt(40, 60))));
            if (text.length() > 18) {
                text.setLength(18);
            }
            int scale = random.nextInt(text.length());
            text.insert(text.length() - scale, '.');
            assertThat(Decimals.parse(text.toString())).as("%s", text).isEqualTo(Double.parseDouble(text.toString()));
            // Numbers near the middle between two doubles, the hard ones.
            double left = random.nextInt(1, 1 << 20) / 7.0;
            String middle = new java.math.BigDecimal(left)
                    .add(new java.math.BigDecimal(Math.ulp(left) / 2))
                    .round(new java.math.MathContext(18))
                    .toPlainString();
            assertThat(Decimals.parse(middle)).as("%s", middle).isEqualTo(Double.parseDouble(middle));
        }
    }

    @Test
    void quantityTimesPriceIsRoundedOnce() {
        Amounts amounts = new Amounts(null);
        assertThat(amounts.product("6", "2.55")).isEqualTo(15.3);
        assertThat(amounts.product("-6", "2.55")).isEqualTo(-15.3);
        assertThat(amounts.product("-6", "0")).isEqualTo(0);
        assertThat(amounts.product("6", "free")).isNaN();
        assertThat(amounts.product("123456789012", "123456.789012")).isEqualTo(123456789012.0 * 123456.789012);
    }

    @Test
    void anAmountThatCouldBeEitherIsAskedAbout() {
        assertThatThrownBy(() -> Logs.read("customer;date;amount", "a;2024-01-01;1.234", "a;2024-01-02;950"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is the amount 1.234 more than a thousand")
                .hasMessageEndingWith("withDecimalMark('.') or withDecimalMark(',')");
        assertThat(Logs.read("customer;date;amount", "a;2024-01-01;1.234", "a;2024-01-02;9,50")
                        .amount(0))
                .isEqualTo(1234);
        assertThat(Logs.read("customer;date;amount", "a;2024-01-01;1.234", "a;2024-01-02;9.50")
                        .amount(0))
                .isEqualTo(1.234);
        assertThat(Logs.read(
                                CsvOrders.Options.defaults().withDecimalMark(','),
                                "customer;date;amount",
                                "a;2024-01-01;1.234")
                        .amount(0))
                .isEqualTo(1234);
    }

    @Test
    void aSecondCurrencyIsRefused() {
        assertThatThrownBy(() -> Logs.read(
                        "customer,date,amount,currency",
                        "a,2024-01-01,1,EUR",
                        "a,2024-01-02,1,usd",
                        "a,2024-01-03,1,EUR"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("orders.csv: amounts are in 2 currencies")
                .hasMessageContaining("EUR in 2 rows (first in line 2), USD in 1 row (line 3)")
                .hasMessageContaining("ColumnRoles.recognised().withCurrency(ColumnRoles.NONE)");
        assertThatThrownBy(() -> Logs.read("customer,date,amount", "a,2024-01-01,$1.5", "a,2024-01-02,€1.5"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("2 currencies");
        assertThat(Logs.read("customer,date,amount", "a,2024-01-01,$1.5", "a,2024-01-02,2.5")
                        .currency())
                .isEqualTo("$");
        assertThat(Logs.read(
                                CsvOrders.Options.defaults()
                                        .withRoles(ColumnRoles.recognised().withCurrency("none")),
                                "customer,date,amount",
                                "a,2024-01-01,$1.5",
                                "a,2024-01-02,€2.5")
                        .rows())
                .isEqualTo(2);
    }
}
