package dev.lindy.models.kernel;

import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Belief;
import dev.lindy.core.estimate.Coordinates;
import dev.lindy.core.estimate.PriorQuantity;
import dev.lindy.core.optim.Objective;
import dev.lindy.core.optim.ParameterTransform;

/**
 * Weak opinions of what the parameters of these models mean. They are unit-free: a rate is centred at that of the data, with a
 * deviation of 2 on the scale of logarithms, and all else at values that most logs come near.
 *
 * <p>Positions i, j are those of parameters, of which there are k, all above 0.
 */
public final class WeakBeliefs {

    /** ln |Jacobian| of {@link #rate} and {@link #rateSpread} by the two parameters. */
    public static final double LOG_JACOBIAN_OF_RATE = -Math.log(2);

    private WeakBeliefs() {}

    /**
     * The mean purchase rate r/(α k).
     *
     * @param k how many parameters there are
     * @param centre purchases per unit of time in the data
     * @param phases how many phases lie between two purchases
     * @param unit of time
     * @return the opinion {@code purchase-rate}; r and α are the first two parameters
     */
    public static Belief rate(int k, double centre, int phases, TimeScale unit) {
        Objective logRate = ratio(k, 0, 1);
        return Belief.weak(
                new PriorQuantity(
                        "purchase-rate",
                        "purchases per " + unit.id() + " of a customer on average",
                        ParameterTransform.LOG,
                        phases == 1 ? logRate : Coordinates.sum(logRate, Coordinates.constant(-Math.log(phases)))),
                Math.log(centre),
                2);
    }

    /**
     * How much customers differ in a rate that has a gamma distribution: 1/√shape.
     *
     * @param k how many parameters there are
     * @param i its shape
     * @param name such as {@code purchase-rate-spread}
     * @param of such as {@code purchase rate}
     * @return the opinion, such that the logarithm of the shape has a deviation of 1.5
     */
    public static Belief spread(int k, int i, String name, String of) {
        double[] weights = new double[k];
        weights[i] = -0.5;
        return Belief.weak(
                new PriorQuantity(
                        name,
                        "how much customers differ in " + of + ": standard deviation over mean",
                        ParameterTransform.LOG,
                        Coordinates.linear(weights)),
                0,
                0.75);
    }

    /**
     * The spread of the purchase rate, whose shape is the first parameter.
     *
     * @param k how many parameters there are
     * @return the opinion {@code purchase-rate-spread}
     */
    public static Belief rateSpread(int k) {
        return spread(k, 0, "purchase-rate-spread", "purchase rate");
    }

    /**
     * The mean i/(i + j) of a probability that has a beta distribution.
     *
     * @param k how many parameters there are
     * @param i its first parameter
     * @param j its second parameter
     * @param name such as {@code dropout}
     * @param meaning a phrase
     * @param centre of its logit
     * @return the opinion
     */
    public static Belief probability(int k, int i, int j, String name, String meaning, double centre) {
        return Belief.weak(new PriorQuantity(name, meaning, ParameterTransform.LOGIT, ratio(k, i, j)), centre, 1.5);
    }

    /**
     * How alike customers are in a probability that has a beta distribution, i + j. Its Jacobian with {@link #probability} is
     * 1.
     *
     * @param i its first parameter
     * @param j its second parameter
     * @param name such as {@code dropout-likeness}
     * @param of such as {@code the chance to leave}
     * @return the opinion
     */
    public static Belief likeness(int i, int j, String name, String of) {
        return Belief.weak(
                new PriorQuantity(
                        name,
                        "how alike customers are in " + of + ": as if each had been seen so many times before",
                        ParameterTransform.LOG,
                        Coordinates.logSum(i, j)),
                1,
                1.5);
    }

    /**
     * One parameter over another.
     *
     * @param k how many parameters there are
     * @param i the one
     * @param j the other
     * @return ln(i/j)
     */
    public static Objective ratio(int k, int i, int j) {
        double[] weights = new double[k];
        weights[i] = 1;
        weights[j] = -1;
        return Coordinates.linear(weights);
    }
}
