package dev.lindy.models;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.apache.commons.numbers.gamma.InverseErf;

/**
 * By what factor a covariate changes what customers do.
 *
 * @param of what changes, such as {@code purchase rate} or {@code odds of leaving}
 * @param attribute the covariate
 * @param difference whose factor it is, such as {@code web} against the average of all levels, or {@code +1}
 * @param coefficient the logarithm of the factor
 * @param standardError of the coefficient; infinite where the data do not determine it
 */
public record CovariateEffect(
        String of, String attribute, String difference, double coefficient, double standardError) {

    /**
     * The factor.
     *
     * @return 1 where the covariate makes no difference
     */
    public double factor() {
        return Math.exp(coefficient);
    }

    /**
     * The lower end of an interval of the factor.
     *
     * @param level such as 0.9
     * @return 0 where the data do not determine it
     */
    public double lower(double level) {
        return Math.exp(coefficient - reach(level));
    }

    /**
     * The upper end of an interval of the factor.
     *
     * @param level such as 0.9
     * @return infinite where the data do not determine it
     */
    public double upper(double level) {
        return Math.exp(coefficient + reach(level));
    }

    private double reach(double level) {
        return Math.sqrt(2) * InverseErf.value(level) * standardError;
    }

    /**
     * The effect in words.
     *
     * @param level of the interval, such as 0.9
     * @return such as {@code purchase rate × 1.33, 90 % 1.12 … 1.58 (channel: web)}
     */
    public String text(double level) {
        return String.format(
                Locale.ROOT,
                "%s × %.2f, %s %% %.2f … %.2f (%s: %s)",
                of,
                factor(),
                new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * level),
                lower(level),
                upper(level),
                attribute,
                difference);
    }
}
