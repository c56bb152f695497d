package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.special.UncomputableException;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How many of the k phases to the next purchase a customer who is active has passed: j with weight
 * Γ(n + j)/(Γ(n) j!) v<sup>j</sup>, v = (T − t<sub>x</sub>)/(α + T).
 */
final class Phases {

    private static final double NEGLIGIBLE = 0x1p-80;

    private final double[] weight;
    private final double sum;

    Phases(int k, double n, double v) {
        weight = new double[k];
        double term = 1;
        double total = 0;
        for (int j = 0; j < k; j++) {
            weight[j] = term;
            total += term;
            term *= (n + j) / (j + 1) * v;
        }
        sum = total;
        if (!(sum < Double.POSITIVE_INFINITY)) {
            throw new UncomputableException(
                    "the chances of " + k + " phases since the last purchase are beyond the largest" + " double: n " + n
                            + ", (T - t_x)/(alpha + T) " + v);
        }
    }

    private Phases(double[] weight) {
        this.weight = weight;
        sum = 1;
    }

    /** Surely j of k. */
    static Phases exactly(int j, int k) {
        double[] weight = new double[k];
        weight[j] = 1;
        return new Phases(weight);
    }

    /** The sum of the weights, of which the likelihood consists. */
    double sum() {
        return sum;
    }

    /** The average of a quantity over the phases; at most 1 where all of its values are. */
    double average(IntToDoubleFunction quantity) {
        double out = 0;
        for (int j = 0; j < weight.length; j++) {
            if (weight[j] > 0) {
                out += weight[j] * quantity.applyAsDouble(j);
            }
        }
        return out / sum;
    }

    /**
     * The average of a quantity that is the larger the more phases have passed: from the last of them down, until the others
     * cannot matter.
     */
    double averageOfRising(IntToDoubleFunction quantity) {
        double before = 0;
        for (double w : weight) {
            before += w;
        }
        double[] value = new double[weight.length];
        double out = 0;
        for (int j = weight.length - 1; j >= 0; j--) {
            before -= weight[j];
            if (weight[j] > 0) {
                value[j] = quantity.applyAsDouble(j);
                out += weight[j] * value[j];
                if (before * value[j] <= NEGLIGIBLE * out) {
                    break;
                }
            }
        }
        // In the order of the other average, for the same bits.
        return average(j -> value[j]);
    }

    /** One of them at random, each as often as its weight says. */
    int draw(UniformRandomProvider random) {
        double left = random.nextDouble() * sum;
        int j = 0;
        while (j < weight.length - 1 && left >= weight[j]) {
            left -= weight[j];
            j++;
        }
        return j;
    }
}
