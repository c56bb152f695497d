package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.A;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.ALPHA;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.B;
import static dev.lindy.models.purchases.kernel.betageometric.BetaGeometricLikelihood.R;

import org.jspecify.annotations.Nullable;

/**
 * The odds O = a/(b+c−1) · ((α+T)/(α+t<sub>x</sub>))<sup>n</sup> of having left after the last purchase: a factor of (x, T), the
 * same along a run of rows, times a factor of (x, t<sub>x</sub>), tabulated where an x has more rows than there are values of
 * t<sub>x</sub>.
 */
final class LeavingOdds {

    /** Factors of the odds whose logarithms are below this neither overflow nor vanish. */
    private static final double SAFE = 600;

    final LogTimes byAge;
    final LogTimes byTx;

    private final SortedHistories histories;
    private final double r;
    private final double inverseA;
    /** ln a − ln(b+c−1) by x. */
    private final double[] logBeforeTimes;
    /** 1/(b+c−1) by x. */
    private final double[] inverseLast;
    /** By x, where there is a table, (1 + t_x/α)^−n by t_x. */
    private final double[] @Nullable [] powerOfTx;

    LeavingOdds(SortedHistories histories, double[] theta) {
        this.histories = histories;
        r = theta[R];
        inverseA = 1 / theta[A];
        byAge = new LogTimes(theta[ALPHA], histories.age);
        byTx = new LogTimes(theta[ALPHA], histories.tx);
        int[] x = histories.x;
        logBeforeTimes = new double[x.length];
        inverseLast = new double[x.length];
        powerOfTx = new double[x.length][];
        double longest = byAge.log.length == 0 ? 0 : byAge.log[byAge.log.length - 1];
        for (int code = 0; code < x.length; code++) {
            double chances = histories.dropout.chances(x[code]);
            double last = theta[B] + (chances - 1);
            logBeforeTimes[code] = chances == 0 ? Double.NEGATIVE_INFINITY : Math.log(theta[A] / last);
            inverseLast[code] = chances == 0 ? 0 : 1 / last;
            int rows = histories.startOfX[code + 1] - histories.startOfX[code];
            boolean safe = Math.abs(logBeforeTimes[code]) + n(code) * longest < SAFE;
            if (x[code] > 0 && safe && rows > histories.tx.length) {
                powerOfTx[code] = powers(n(code));
            }
        }
    }

    private double[] powers(double n) {
        double[] power = new double[byTx.log.length];
        for (int i = 0; i < power.length; i++) {
            power[i] = Math.exp(-n * byTx.log[i]);
        }
        return power;
    }

    /** n = r + kx. */
    double n(int xCode) {
        return r + (double) histories.phases * histories.x[xCode];
    }

    /** ln O. */
    double log(int xCode, int ageCode, int txCode) {
        return logBeforeTimes[xCode] + n(xCode) * (byAge.log[ageCode] - byTx.log[txCode]);
    }

    /** d ln O/da. */
    double slopeByA() {
        return inverseA;
    }

    /** d ln O/db. */
    double slopeByB(int xCode) {
        return -inverseLast[xCode];
    }

    /** O of rows of one x and T, into places from 0 on; may be infinite. */
    void fill(int xCode, int ageCode, int from, int to, double[] out) {
        int[] txCode = histories.txCode;
        double[] power = powerOfTx[xCode];
        if (power == null) {
            for (int row = from; row < to; row++) {
                out[row - from] = Math.exp(log(xCode, ageCode, txCode[row]));
            }
            return;
        }
        double factor = Math.exp(logBeforeTimes[xCode] + n(xCode) * byAge.log[ageCode]);
        for (int row = from; row < to; row++) {
            out[row - from] = factor * power[txCode[row]];
        }
    }
}
