package dev.lindy.core.base;

/**
 * A discount rate with its unit: what money a year from now is worth today.
 *
 * <p>Discounting is continuous from the moment of the valuation on: an amount at time t is worth e<sup>−δt</sup> with
 * δ = ln(1 + d) / (units per year) for the effective annual rate d. Asking for {@link #ratePer(TimeScale)} is the only way
 * to a bare number, so a rate a year cannot be mistaken for a rate a week.
 *
 * @param continuousPerYear δ with time in years, finite and not negative
 */
public record Discount(double continuousPerYear) {

    /**
     * Checks the rate.
     *
     * @param continuousPerYear δ with time in years
     */
    public Discount {
        if (!(continuousPerYear >= 0) || Double.isInfinite(continuousPerYear)) {
            throw new IllegalArgumentException(
                    "discount rate must be finite and at least 0, but is " + continuousPerYear + " a year");
        }
    }

    /**
     * An effective annual rate.
     *
     * @param rate 0.10 for 10 % a year; must be finite and at least 0
     * @return the discount
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public static Discount annual(double rate) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException(
                    "annual discount rate must be finite and at least 0 (0.10 is 10 % a year), but is " + rate);
        }
        return new Discount(Math.log1p(rate));
    }

    /**
     * A continuous rate per unit of time.
     *
     * @param delta δ per unit, finite and at least 0
     * @param scale the unit
     * @return the discount
     * @throws IllegalArgumentException if the rate is negative or not finite
     */
    public static Discount continuous(double delta, TimeScale scale) {
        return new Discount(delta * scale.perYear());
    }

    /**
     * No discounting: the future counts as much as today.
     *
     * @return a rate of 0
     */
    public static Discount none() {
        return new Discount(0);
    }

    /**
     * The effective annual rate d = e<sup>δ</sup> − 1.
     *
     * @return 0.10 for 10 % a year
     */
    public double annualRate() {
        return Math.expm1(continuousPerYear);
    }

    /**
     * The continuous rate δ per unit of time.
     *
     * @param scale the unit
     * @return ln(1 + d) / (units per year)
     */
    public double ratePer(TimeScale scale) {
        return continuousPerYear / scale.perYear();
    }

    @Override
    public String toString() {
        double percent = Math.rint(annualRate() * 1e8) / 1e6;
        return (percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent)) + " % a year";
    }
}
