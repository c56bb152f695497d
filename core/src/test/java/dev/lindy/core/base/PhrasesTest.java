package dev.lindy.core.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhrasesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 0 customers
            1    | 1 customer
            2    | 2 customers
            2357 | 2,357 customers
            """)
    void oneIsOne(long number, String said) {
        assertThat(Phrases.count(number, "customer")).isEqualTo(said);
        assertThat(Phrases.count(number, "history", "histories"))
                .isEqualTo(said.replace("customers", "histories").replace("customer", "history"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0         | 0.00
            -0.004    | 0.00
            35.314    | 35.31
            -2.5      | −2.50
            99.994    | 99.99
            100.4     | 100
            201734.72 | 201,735
            -1021.15  | −1,021
            """)
    void anEstimateHasTheDigitsThatItKnows(double value, String said) {
        assertThat(Phrases.estimate(value)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %.3f      | -0.0004 | 0.000
            %.3f      | -0.0006 | -0.001
            %+.1f %%  | -0.04   | 0.0 %
            %+.1f %%  | 0.04    | 0.0 %
            %+.1f %%  | 0.06    | +0.1 %
            %+.1f %%  | -0.5    | -0.5 %
            %.0f      | -0.3    | 0
            %,.0f     | -10000  | -10,000
            a %.2f b  | -0.001  | a 0.00 b
            """)
    void whatWasRoundedToNothingHasNoSign(String format, double value, String said) {
        assertThat(Phrases.rounded(format, value)).isEqualTo(said);
    }

    @Test
    void whatIsNoNumberIsNamed() {
        assertThat(Phrases.estimate(Double.NaN)).isEqualTo("not defined");
        assertThat(Phrases.estimate(Double.POSITIVE_INFINITY)).isEqualTo("infinite");
    }
}
