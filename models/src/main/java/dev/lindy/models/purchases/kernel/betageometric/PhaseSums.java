package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.CompressedBase;

/** For k phases, of which some may have passed since the last purchase: S is a {@link PhaseSeries}. */
final class PhaseSums extends LeavingSums {

    /** Rows at a time: enough for vector instructions, few enough to stay near the processor. */
    private static final int BLOCK = 256;

    private final SortedHistories histories;
    private final PhaseSeries series;
    private int seriesOf = -1;
    private int blockFrom;

    /** For at most so many rows of one x at once. */
    PhaseSums(SortedHistories histories, LeavingOdds leavingOdds, int rows) {
        super(leavingOdds);
        this.histories = histories;
        series = new PhaseSeries(histories.phases, Math.min(rows, BLOCK));
    }

    @Override
    int prepare(int xCode, int from, int to, boolean derivatives) {
        if (seriesOf != xCode) {
            seriesOf = xCode;
            series.setN(leavingOdds.n(xCode));
        }
        CompressedBase rows = histories.rows;
        int[] txCode = histories.txCode;
        double[] age = histories.age;
        double[] tx = histories.tx;
        double[] inverse = leavingOdds.byAge.inverse;
        double[] v = series.v;
        int count = Math.min(to - from, v.length);
        for (int i = 0; i < count; i++) {
            int ageCode = rows.ageCode(from + i);
            v[i] = (age[ageCode] - tx[txCode[from + i]]) * inverse[ageCode];
        }
        series.sum(count, derivatives);
        blockFrom = from;
        return from + count;
    }

    @Override
    void addValue(int xCode, int ageCode, int from, int to, double[] odds, double[] weights) {
        double sum = 0;
        for (int row = from; row < to; row++) {
            double o = odds[row - from];
            sum += weights[row]
                    * (o < Double.POSITIVE_INFINITY
                            ? Math.log(o + series.s[row - blockFrom])
                            : leavingOdds.log(xCode, ageCode, histories.txCode[row]));
        }
        value += sum;
    }

    @Override
    void add(int xCode, int ageCode, int from, int to, double[] odds, double[] weights) {
        int[] txCode = histories.txCode;
        double[] logTx = leavingOdds.byTx.log;
        double[] inverseTx = leavingOdds.byTx.inverse;
        double n = leavingOdds.n(xCode);
        double logAge = leavingOdds.byAge.log[ageCode];
        double inverseAge = leavingOdds.byAge.inverse[ageCode];
        double val = 0;
        double r = 0;
        double alpha = 0;
        double rr = 0;
        double rAlpha = 0;
        double alphaAlpha = 0;
        double w = 0;
        double b = 0;
        double bR = 0;
        double bAlpha = 0;
        for (int row = from; row < to; row++) {
            int at = row - blockFrom;
            int tx = txCode[row];
            double o = odds[row - from];
            boolean finite = o < Double.POSITIVE_INFINITY;
            double s = series.s[at];
            // First of all, while there is little in the registers that the call would have to save.
            double ofRow = finite ? Math.log(o + s) : leavingOdds.log(xCode, ageCode, tx);
            double perSum = finite ? 1 / (o + s) : 0;
            double weight = weights[row];
            double gone = weight * (finite ? o * perSum : 1);
            double stays = weight * (s * perSum);
            double between = gone * (s * perSum);
            // Derivatives of ln S; those of v by α are −v/(α+T) and 2v/(α+T)².
            double vAlpha = -series.v[at] * inverseAge;
            double perS = 1 / s;
            double dR = series.sR[at] * perS;
            double dAlpha = series.sV[at] * vAlpha * perS;
            double dRR = series.sRR[at] * perS - dR * dR;
            double dRAlpha = series.sRV[at] * vAlpha * perS - dR * dAlpha;
            double dAlphaAlpha =
                    2 * (series.halfSVV[at] * vAlpha - series.sV[at] * inverseAge) * vAlpha * perS - dAlpha * dAlpha;
            // Derivatives of ln O.
            double g = inverseTx[tx] - inverseAge;
            double oR = logAge - logTx[tx];
            double oAlpha = -n * g;
            double apartR = oR - dR;
            double apartAlpha = oAlpha - dAlpha;
            val += weight * ofRow;
            r += gone * oR + stays * dR;
            alpha += gone * oAlpha + stays * dAlpha;
            rr += stays * dRR + between * apartR * apartR;
            rAlpha += stays * dRAlpha - gone * g + between * apartR * apartAlpha;
            alphaAlpha += stays * dAlphaAlpha
                    + gone * n * g * (inverseTx[tx] + inverseAge)
                    + between * apartAlpha * apartAlpha;
            w += gone;
            b += between;
            bR += between * apartR;
            bAlpha += between * apartAlpha;
        }
        value += val;
        sumR += r;
        sumAlpha += alpha;
        sumRR += rr;
        sumRAlpha += rAlpha;
        sumAlphaAlpha += alphaAlpha;
        left += w;
        spread += b;
        spreadR += bR;
        spreadAlpha += bAlpha;
    }
}
