package dev.lindy.models.purchases.kernel.betageometric;

/**
 * For k = 1, where S = 1. The derivatives of ln O by r and α are ln((α+T)/(α+t<sub>x</sub>)) and −ng,
 * g = 1/(α+t<sub>x</sub>) − 1/(α+T), with n the same for all rows of an x.
 */
final class PoissonSums extends LeavingSums {

    private final int[] txCode;
    private final double[] logTx;
    private final double[] inverseTx;
    /** Σ W times g and g (1/(α+t_x) + 1/(α+T)), and Σ W(1 − W) times g, times the logarithm and g, and times g². */
    private double leftG;

    private double leftGG;
    private double spreadG;
    private double spreadLogG;
    private double spreadGG;

    PoissonSums(SortedHistories histories, LeavingOdds leavingOdds) {
        super(leavingOdds);
        txCode = histories.txCode;
        logTx = leavingOdds.byTx.log;
        inverseTx = leavingOdds.byTx.inverse;
    }

    @Override
    int prepare(int xCode, int from, int to, boolean derivatives) {
        return to;
    }

    @Override
    void addValue(int xCode, int ageCode, int from, int to, double[] odds, double[] weights) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            double o = odds[row - from];
            sum += weights[row]
                    * (o < Double.POSITIVE_INFINITY ? Math.log(1 + o) : leavingOdds.log(xCode, ageCode, txCode[row]));
        }
        value += sum;
    }

    @Override
    void add(int xCode, int ageCode, int from, int to, double[] odds, double[] weights) {
        int[] txCode = this.txCode;
        double[] logTx = this.logTx;
        double[] inverseTx = this.inverseTx;
        double logAge = leavingOdds.byAge.log[ageCode];
        double inverseAge = leavingOdds.byAge.inverse[ageCode];
        double v = 0;
        // Sums of W and of W(1 − W), times powers of the logarithm and of g.
        double w = 0;
        double wLog = 0;
        double wG = 0;
        double wGG = 0;
        double s = 0;
        double sLog = 0;
        double sG = 0;
        double sLogLog = 0;
        double sLogG = 0;
        double sGG = 0;
        for (int row = from; row < to; row++) {
            double o = odds[row - from];
            int tx = txCode[row];
            boolean finite = o < Double.POSITIVE_INFINITY;
            // First of all, while there is little in the registers that the call would have to save.
            double ofRow = finite ? Math.log(1 + o) : leavingOdds.log(xCode, ageCode, tx);
            double stays = 1 / (1 + o);
            double gone = weights[row] * (finite ? o * stays : 1);
            double between = gone * stays;
            double log = logAge - logTx[tx];
            double g = inverseTx[tx] - inverseAge;
            v += weights[row] * ofRow;
            w += gone;
            wLog += gone * log;
            wG += gone * g;
            wGG += gone * g * (inverseTx[tx] + inverseAge);
            s += between;
            double betweenLog = between * log;
            double betweenG = between * g;
            sLog += betweenLog;
            sG += betweenG;
            sLogLog += betweenLog * log;
            sLogG += betweenLog * g;
            sGG += betweenG * g;
        }
        value += v;
        sumR += wLog;
        sumRR += sLogLog;
        left += w;
        leftG += wG;
        leftGG += wGG;
        spread += s;
        spreadR += sLog;
        spreadG += sG;
        spreadLogG += sLogG;
        spreadGG += sGG;
    }

    @Override
    void close(int xCode) {
        double n = leavingOdds.n(xCode);
        sumAlpha = -n * leftG;
        sumRAlpha = -n * spreadLogG - leftG;
        sumAlphaAlpha = n * (n * spreadGG + leftGG);
        spreadAlpha = -n * spreadG;
        leftG = 0;
        leftGG = 0;
        spreadG = 0;
        spreadLogG = 0;
        spreadGG = 0;
    }
}
