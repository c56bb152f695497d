package dev.lindy.models.purchases.kernel.dropoutclock;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * How long a customer stays who is active now: the distribution of the time to dropout, averaged over customers.
 *
 * <p>Immutable.
 */
public interface DropoutClock {

    /**
     * ln S(t), S the chance to stay longer than t.
     *
     * @param t at least 0; may be infinite
     * @return at most 0, with a small relative error also where it is near 0
     */
    double logSurvival(double t);

    /**
     * The rate at which those who are left leave at t: D(t)/S(t).
     *
     * @param t at least 0
     * @return per unit of time
     */
    double hazard(double t);

    /**
     * The clock of those who are still there after some time.
     *
     * @param t at least 0, finite
     * @return S(t + ·)/S(t)
     */
    DropoutClock after(double t);

    /**
     * How far from t on sixteen nodes integrate S times a factor of this steepness to working precision.
     *
     * @param t at least 0
     * @param decay bound of the other factor's relative change per unit of time
     * @return above 0
     */
    double survivalPanel(double t, double decay);

    /**
     * The same for the density D.
     *
     * @param t at least 0
     * @param decay bound of the other factor's relative change per unit of time
     * @return above 0
     */
    double densityPanel(double t, double decay);

    /**
     * S(t) falls like t<sup>−power</sup> in the end.
     *
     * @return above 0; infinite where S falls faster than any power
     */
    double power();

    /**
     * The time from which on it does.
     *
     * @return S(t) is (1 + t/scale)<sup>−power</sup>; of no meaning where the power is infinite
     */
    double scale();

    /**
     * Expected time to dropout, cut off at a horizon: ∫<sub>0</sub><sup>h</sup> S.
     *
     * @param h at least 0; may be infinite
     * @return a time; may be infinite for infinite h
     */
    double meanLifetime(double h);

    /**
     * Variance of the time to dropout, cut off at a horizon.
     *
     * @param h at least 0; may be infinite
     * @return a squared time; may be infinite for infinite h
     */
    double lifetimeVariance(double h);

    /**
     * ∫<sub>0</sub><sup>h</sup> e<sup>−δu</sup> S(u) du.
     *
     * @param delta δ, at least 0
     * @param h at least 0; may be infinite
     * @return a time; may be infinite for δ = 0 and infinite h
     */
    double discountedLifetime(double delta, double h);

    /**
     * Draws a customer's own clock and when it runs out.
     *
     * @param random the source of randomness
     * @return the draw
     */
    Draw draw(UniformRandomProvider random);

    /**
     * One customer's clock.
     *
     * @param parameter the customer's own parameter
     * @param lifetime time to dropout; may be infinite
     */
    record Draw(double parameter, double lifetime) {}
}
