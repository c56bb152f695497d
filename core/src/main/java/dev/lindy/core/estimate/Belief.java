package dev.lindy.core.estimate;

import java.util.Locale;
import org.apache.commons.numbers.gamma.InverseErf;

/**
 * An opinion of a quantity: normal on its coordinate.
 *
 * @param quantity of what
 * @param mean of the coordinate
 * @param deviation of the coordinate, finite and above 0
 * @param given whether somebody gave it; false for a weak default
 */
public record Belief(PriorQuantity quantity, double mean, double deviation, boolean given) {

    /**
     * What people call sure comes true nine times in ten at best (Alpert and Raiffa 1982), so their range is read as one of 90 %.
     */
    private static final double SURE = Math.sqrt(2) * InverseErf.value(0.9);

    /**
     * Checks.
     *
     * @param quantity of what
     * @param mean of the coordinate
     * @param deviation of the coordinate
     * @param given whether somebody gave it
     * @throws IllegalArgumentException if the mean is not finite, or the deviation not finite and above 0
     */
    public Belief {
        if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("an opinion of " + quantity.name()
                    + " needs a finite mean and a finite deviation above 0, but has " + mean + " and " + deviation);
        }
    }

    /**
     * A weak opinion, for when nobody has one.
     *
     * @param quantity of what
     * @param mean of the coordinate
     * @param deviation of the coordinate
     * @return the opinion
     */
    public static Belief weak(PriorQuantity quantity, double mean, double deviation) {
        return new Belief(quantity, mean, deviation, false);
    }

    /**
     * "About x, surely between y and z": the median, and a range of 90 %.
     *
     * @param quantity of what
     * @param about x, in its domain
     * @param low y, in its domain and below x
     * @param high z, in its domain and above x
     * @return the opinion
     * @throws IllegalArgumentException naming the numbers, if they are not in rising order inside the quantity's domain
     */
    public static Belief about(PriorQuantity quantity, double about, double low, double high) {
        var transform = quantity.transform();
        if (!transform.inDomain(low)
                || !transform.inDomain(about)
                || !transform.inDomain(high)
                || !(low < about)
                || !(about < high)) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s (%s) needs three rising numbers between %s and %s, \"about %s, surely between %s and %s\" are not",
                    quantity.name(),
                    quantity.meaning(),
                    transform.lower(),
                    transform.upper(),
                    about,
                    low,
                    high));
        }
        double spread = transform.toUnconstrained(high) - transform.toUnconstrained(low);
        return new Belief(quantity, transform.toUnconstrained(about), spread / (2 * SURE), true);
    }

    /**
     * Where the quantity lies, in the eyes of this opinion.
     *
     * @param level a probability, such as 0.05
     * @return the quantile
     */
    public double quantile(double level) {
        return quantity.transform().toNatural(mean + deviation * Math.sqrt(2) * InverseErf.value(2 * level - 1));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s about %.4g, between %.3g and %.3g",
                quantity.name(),
                quantile(0.5),
                quantile(0.05),
                quantile(0.95));
    }
}
