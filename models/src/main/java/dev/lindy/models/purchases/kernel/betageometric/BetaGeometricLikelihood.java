package dev.lindy.models.purchases.kernel.betageometric;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.LogGammaRatio;
import dev.lindy.core.special.Polygamma;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The log-likelihood of BG/NBD (Fader, Hardie and Lee 2005, equation 6) and MBG/NBD (Batislam, Denizel and Filiztekin
 * 2007), and of both with gaps of k exponential phases (Reutterer, Platzer and Schröder 2021), with gradient and Hessian.
 *
 * <p>With n = r + kx and c the number of chances to leave, x or x + 1, a history contributes
 *
 * <pre>
 *   ln Γ(r+kx)/Γ(r) + ln B(a,b+c)/B(a,b) − kx ln α − n ln(1+T/α)      as if certainly still active
 *   + ln(S + [c &gt; 0] O)                                                the chance of having left after the last purchase
 *   S = Σ_{j&lt;k} Γ(n+j)/(Γ(n)j!) · ((T−t_x)/(α+T))^j                   1 for k = 1: phases since the last purchase
 *   O = a/(b+c−1) · ((1+T/α)/(1+t_x/α))^n                              odds of having left
 *   + (k−1) Σ ln(gap) − x ln (k−1)!                                    a constant, and 0 for k = 1
 * </pre>
 *
 * The first line depends on x and T separately, so its weighted sum is taken over the distinct x and the distinct T. Only
 * the second needs a pass over the rows, with one logarithm each. Rows are sorted by x, then T: the odds are a factor of
 * (x, T), the same along a run of rows, times a factor of (x, t<sub>x</sub>), tabulated where an x has more rows than there
 * are values of t<sub>x</sub>. The derivatives are those of ln O times W = O/(1+O); what depends on x alone stays outside of the
 * sums. Differences of digamma functions at integer distance are sums of reciprocals, tabulated by x.
 */
public final class BetaGeometricLikelihood implements LogLikelihood {

    private static final int K = 4;
    /** Value, four first and ten second derivatives: what a chunk adds up. */
    private static final int SUMS = 15;
    /** A gap between two values of x that is wider than this is taken at once, so that no x is too large. */
    private static final int LONGEST_SUM = 10_000;
    /** Factors of the odds whose logarithms are below this neither overflow nor vanish. */
    private static final double SAFE = 600;

    private final Dropout dropout;
    private final int phases;
    /** What does not depend on the parameters, of each row and in all. */
    private final double[] constant;

    private final double constantSum;
    private final CompressedBase rows;
    private final int[] x;
    private final double[] tx;
    private final double[] age;
    private final double[] weightByX;
    private final double[] weightByAge;
    /** Σ kx of each T. */
    private final double[] weightedXByAge;

    private final double[] weight;
    private final int[] txCode;
    /** The first row of each x, and after the last of them the number of rows. */
    private final int[] startOfX;

    /**
     * The log-likelihood of a sample in the parameters r, α, a, b, with Poisson purchases.
     *
     * @param sample the histories
     * @param dropout after which purchases a customer may leave
     */
    public BetaGeometricLikelihood(RecencySample sample, Dropout dropout) {
        this(sample, dropout, 1);
    }

    /**
     * The log-likelihood of a sample in the parameters r, α, a, b, with gaps between purchases of k exponential phases.
     *
     * @param sample the histories; for k above 1 with sums of log inter-transaction times
     * @param dropout after which purchases a customer may leave
     * @param phases k, at least 1
     * @throws IllegalStateException if k is above 1 and the sample has no such sums
     */
    public BetaGeometricLikelihood(RecencySample sample, Dropout dropout, int phases) {
        this.dropout = dropout;
        this.phases = phases;
        rows = sample.histories();
        x = rows.distinctFrequency();
        tx = rows.distinctRecency();
        age = rows.distinctT();
        weightByX = new double[x.length];
        weightByAge = new double[age.length];
        weightedXByAge = new double[age.length];
        weight = new double[rows.rows()];
        txCode = new int[rows.rows()];
        startOfX = new int[x.length + 1];
        constant = new double[phases == 1 ? 0 : weight.length];
        double logFactorial = LogGammaRatio.value(1, phases - 1);
        double total = 0;
        for (int row = 0; row < weight.length; row++) {
            double w = sample.weight(row);
            if (phases > 1) {
                constant[row] = (phases - 1) * sample.litt(row) - rows.frequency(row) * logFactorial;
                total += w * constant[row];
            }
            int xc = rows.frequencyCode(row);
            int agec = rows.ageCode(row);
            weight[row] = w;
            txCode[row] = rows.recencyCode(row);
            weightByX[xc] += w;
            weightByAge[agec] += w;
            weightedXByAge[agec] += w * phases * x[xc];
            startOfX[xc + 1] = row + 1;
        }
        constantSum = total;
    }

    @Override
    public double evaluate(double[] theta, double @Nullable [] gradient, double @Nullable [] hessian) {
        Tables tables = new Tables(theta);
        boolean derivatives = gradient != null;
        int first = firstWithAChance();
        double[][] partial = new double[Chunks.count(weight.length - first)][];
        Chunks.forEach(weight.length - first, (chunk, from, to) -> {
            double[] sums = new double[SUMS];
            addLeft(first + from, first + to, weight, tables, derivatives, sums);
            partial[chunk] = sums;
        });
        double[] sums = new double[SUMS];
        sums[0] = constantSum;
        for (int i = 0; i < x.length; i++) {
            tables.byX.addTo(sums, i, weightByX[i]);
        }
        // Large numbers of either sign, one a distinct T: with what rounding loses added at the end (Neumaier 1974), or
        // the
        // search could not tell a gain from noise.
        double lost = 0;
        for (int i = 0; i < age.length; i++) {
            double term = addAge(theta, tables.byAge, i, weightByAge[i], weightedXByAge[i], sums);
            double sum = sums[0] + term;
            lost += Math.abs(sums[0]) >= Math.abs(term) ? sums[0] - sum + term : term - sum + sums[0];
            sums[0] = sum;
        }
        sums[0] += lost;
        for (double[] p : partial) {
            for (int i = 0; i < SUMS; i++) {
                sums[i] += p[i];
            }
        }
        if (gradient != null) {
            System.arraycopy(sums, 1, gradient, 0, K);
        }
        if (hessian != null) {
            int at = 1 + K;
            for (int i = 0; i < K; i++) {
                for (int j = i; j < K; j++) {
                    hessian[i * K + j] = sums[at];
                    hessian[j * K + i] = sums[at++];
                }
            }
        }
        return sums[0];
    }

    @Override
    public void rowValues(double[] theta, double[] out) {
        eachRow(theta, false, (row, sums) -> out[row] = sums[0]);
    }

    @Override
    public void rowScores(double[] theta, double[] out) {
        eachRow(theta, true, (row, sums) -> System.arraycopy(sums, 1, out, row * K, K));
    }

    private void eachRow(double[] theta, boolean derivatives, RowSums use) {
        Tables tables = new Tables(theta);
        int first = firstWithAChance();
        double[] once = new double[weight.length];
        Arrays.fill(once, 1);
        Chunks.forEach(weight.length, (chunk, from, to) -> {
            for (int row = from; row < to; row++) {
                double[] sums = new double[SUMS];
                sums[0] = phases == 1 ? 0 : constant[row];
                tables.byX.addTo(sums, rows.frequencyCode(row), 1);
                sums[0] +=
                        addAge(theta, tables.byAge, rows.ageCode(row), 1, (double) phases * rows.frequency(row), sums);
                if (row >= first) {
                    addLeft(row, row + 1, once, tables, derivatives, sums);
                }
                use.accept(row, sums);
            }
        });
    }

    /** Where the rows begin that have had a chance to leave, or in which phases have passed since the last purchase. */
    private int firstWithAChance() {
        return phases == 1 && x.length > 0 && dropout.chances(x[0]) == 0 ? startOfX[1] : 0;
    }

    /** Returns −n ln(1+T/α) − kx ln α, and adds its derivatives, over all rows of one T: w rows with Σkx = wx. */
    private double addAge(double[] theta, ByTime byAge, int code, double w, double wx, double[] sums) {
        double r = theta[0];
        double alpha = theta[1];
        double t = age[code];
        double inverse = byAge.inverse[code];
        double n = r * w + wx;
        sums[1] -= w * byAge.log[code];
        sums[2] += (w * r * t - wx * alpha) / alpha * inverse;
        // r r, r α, r a, r b, α α, α a, α b, a a, a b, b b
        sums[6] += w * t / alpha * inverse;
        sums[9] += (wx * alpha * alpha - w * r * t * (2 * alpha + t)) / (alpha * alpha) * inverse * inverse;
        return -n * byAge.log[code] - wx * byAge.logAlpha;
    }

    /** ln(1 + O) of rows that have had a chance to leave, and its derivatives. */
    private void addLeft(int from, int to, double[] weights, Tables tables, boolean derivatives, double[] sums) {
        double[] odds = new double[to - from];
        Left left =
                phases == 1 ? new Left(tables) : new LeftOrBetween(tables, Math.min(to - from, LeftOrBetween.BLOCK));
        for (int row = from; row < to; ) {
            int xc = rows.frequencyCode(row);
            int endOfX = Math.min(to, startOfX[xc + 1]);
            while (row < endOfX) {
                int endOfBlock = left.prepare(xc, row, endOfX, derivatives);
                while (row < endOfBlock) {
                    int start = row;
                    int agec = rows.ageCode(row);
                    while (row < endOfBlock && rows.ageCode(row) == agec) {
                        row++;
                    }
                    tables.odds(xc, agec, start, row, odds);
                    if (derivatives) {
                        left.add(xc, agec, start, row, odds, weights);
                    } else {
                        left.addValue(xc, agec, start, row, odds, weights);
                    }
                }
            }
            left.moveTo(sums, xc);
        }
    }

    /** Takes what one row contributes. */
    @FunctionalInterface
    private interface RowSums {
        void accept(int row, double[] sums);
    }

    /**
     * Sums over rows of one x: of ln(1 + O), and of W (left) and W(1 − W) (spread) times powers of
     * d<sub>r</sub> = ln((α+T)/(α+t<sub>x</sub>)) and g = 1/(α+t<sub>x</sub>) − 1/(α+T), of which the derivatives of ln O by r and
     * α consist: d<sub>r</sub> and −n g.
     */
    private class Left {
        final Tables tables;
        private double value;
        private double left;
        private double leftR;
        private double leftG;
        private double leftGG;
        private double spread;
        private double spreadR;
        private double spreadG;
        private double spreadRR;
        private double spreadRG;
        private double spreadGG;

        Left(Tables tables) {
            this.tables = tables;
        }

        /** Takes rows of one x as far as it likes, and says how far; each of them is then added. */
        int prepare(int xc, int from, int to, boolean derivatives) {
            return to;
        }

        /** Rows of one x and T; the odds of the first of them stand at 0. */
        void addValue(int xc, int agec, int from, int to, double[] odds, double[] weights) {
            double sum = 0;
            for (int row = from; row < to; row++) {
                double o = odds[row - from];
                sum += weights[row]
                        * (o < Double.POSITIVE_INFINITY ? Math.log(1 + o) : tables.logOdds(xc, agec, txCode[row]));
            }
            value += sum;
        }

        void add(int xc, int agec, int from, int to, double[] odds, double[] weights) {
            double[] logTx = tables.byTx.log;
            double[] inverseTx = tables.byTx.inverse;
            double logAge = tables.byAge.log[agec];
            double inverseAge = tables.byAge.inverse[agec];
            double v = 0;
            double w = 0;
            double wr = 0;
            double wg = 0;
            double wgg = 0;
            double s = 0;
            double sr = 0;
            double sg = 0;
            double srr = 0;
            double srg = 0;
            double sgg = 0;
            for (int row = from; row < to; row++) {
                double o = odds[row - from];
                int txc = txCode[row];
                double stays = 1 / (1 + o);
                boolean finite = o < Double.POSITIVE_INFINITY;
                double log = finite ? Math.log(1 + o) : tables.logOdds(xc, agec, txc);
                double gone = weights[row] * (finite ? o * stays : 1);
                double between = gone * stays;
                double r = logAge - logTx[txc];
                double g = inverseTx[txc] - inverseAge;
                v += weights[row] * log;
                w += gone;
                wr += gone * r;
                wg += gone * g;
                wgg += gone * g * (inverseTx[txc] + inverseAge);
                s += between;
                double br = between * r;
                double bg = between * g;
                sr += br;
                sg += bg;
                srr += br * r;
                srg += br * g;
                sgg += bg * g;
            }
            value += v;
            left += w;
            leftR += wr;
            leftG += wg;
            leftGG += wgg;
            spread += s;
            spreadR += sr;
            spreadG += sg;
            spreadRR += srr;
            spreadRG += srg;
            spreadGG += sgg;
        }

        /** Adds what was summed for an x to the derivatives, and begins anew. */
        void moveTo(double[] sums, int xc) {
            double n = tables.n(xc);
            double dA = 1 / tables.a;
            double dB = -tables.byX.inverseLast[xc];
            sums[0] += value;
            sums[1] += leftR;
            sums[2] -= n * leftG;
            sums[3] += dA * left;
            sums[4] += dB * left;
            sums[5] += spreadRR;
            sums[6] -= n * spreadRG + leftG;
            sums[7] += dA * spreadR;
            sums[8] += dB * spreadR;
            sums[9] += n * (n * spreadGG + leftGG);
            sums[10] -= n * dA * spreadG;
            sums[11] -= n * dB * spreadG;
            sums[12] += (spread - left) * dA * dA;
            sums[13] += spread * dA * dB;
            sums[14] += (spread + left) * dB * dB;
            value = 0;
            left = 0;
            leftR = 0;
            leftG = 0;
            leftGG = 0;
            spread = 0;
            spreadR = 0;
            spreadG = 0;
            spreadRR = 0;
            spreadRG = 0;
            spreadGG = 0;
        }
    }

    /**
     * The same with k phases, where the bracket is O + S: S = Σ<sub>j&lt;k</sub> C<sub>j</sub> v<sup>j</sup> with C<sub>j</sub> =
     * Γ(n+j)/(Γ(n)j!) and v = (T−t<sub>x</sub>)/(α+T), for the phases that may have passed since the last purchase. Derivatives
     * are those of ln O times W = O/(O+S) and those of ln S times 1 − W, and W(1 − W) times the products of their differences.
     */
    private final class LeftOrBetween extends Left {
        /** Rows at a time: enough for vector instructions, few enough to stay near the processor. */
        private static final int BLOCK = 256;

        private final double[] c = new double[phases];
        private final double[] cR = new double[phases];
        private final double[] cRR = new double[phases];
        private final double[] v;
        private final double[] s;
        private final double[] sV;
        private final double[] halfSVV;
        private final double[] sR;
        private final double[] sRV;
        private final double[] sRR;
        private int coefficientsOf = -1;
        private int blockFrom;
        private double value;
        private double left;
        private double spread;
        private double spreadR;
        private double spreadA;
        private double r;
        private double alpha;
        private double rr;
        private double rAlpha;
        private double alphaAlpha;

        LeftOrBetween(Tables tables, int block) {
            super(tables);
            v = new double[block];
            s = new double[block];
            sV = new double[block];
            halfSVV = new double[block];
            sR = new double[block];
            sRV = new double[block];
            sRR = new double[block];
        }

        private void coefficients(int xc) {
            if (coefficientsOf == xc) {
                return;
            }
            coefficientsOf = xc;
            double n = tables.n(xc);
            double term = 1;
            double slope = 0;
            double bend = 0;
            for (int j = 0; j < phases; j++) {
                c[j] = term;
                cR[j] = term * slope;
                cRR[j] = term * (slope * slope + bend);
                term *= (n + j) / (j + 1);
                slope += 1 / (n + j);
                bend -= 1 / ((n + j) * (n + j));
            }
        }

        /** S at the rows of a block: row by row in the innermost loops, of which compilers make vector instructions. */
        @Override
        int prepare(int xc, int from, int to, boolean derivatives) {
            coefficients(xc);
            int count = Math.min(to - from, v.length);
            for (int i = 0; i < count; i++) {
                int agec = rows.ageCode(from + i);
                v[i] = (age[agec] - tx[txCode[from + i]]) * tables.byAge.inverse[agec];
            }
            Arrays.fill(s, 0, count, 0);
            if (derivatives) {
                Arrays.fill(sV, 0, count, 0);
                Arrays.fill(halfSVV, 0, count, 0);
                Arrays.fill(sR, 0, count, 0);
                Arrays.fill(sRV, 0, count, 0);
                Arrays.fill(sRR, 0, count, 0);
            }
            for (int j = phases - 1; j >= 0; j--) {
                if (derivatives) {
                    horner(halfSVV, sV, count);
                    horner(sV, s, count);
                    horner(sRV, sR, count);
                    horner(sR, cR[j], count);
                    horner(sRR, cRR[j], count);
                }
                horner(s, c[j], count);
            }
            blockFrom = from;
            return from + count;
        }

        private void horner(double[] sum, double[] next, int count) {
            double[] by = v;
            for (int i = 0; i < count; i++) {
                sum[i] = sum[i] * by[i] + next[i];
            }
        }

        private void horner(double[] sum, double next, int count) {
            double[] by = v;
            for (int i = 0; i < count; i++) {
                sum[i] = sum[i] * by[i] + next;
            }
        }

        @Override
        void addValue(int xc, int agec, int from, int to, double[] odds, double[] weights) {
            for (int row = from; row < to; row++) {
                double o = odds[row - from];
                value += weights[row]
                        * (o < Double.POSITIVE_INFINITY
                                ? Math.log(o + s[row - blockFrom])
                                : tables.logOdds(xc, agec, txCode[row]));
            }
        }

        @Override
        void add(int xc, int agec, int from, int to, double[] odds, double[] weights) {
            double n = tables.n(xc);
            double logAge = tables.byAge.log[agec];
            double inverseAge = tables.byAge.inverse[agec];
            for (int row = from; row < to; row++) {
                int at = row - blockFrom;
                int txc = txCode[row];
                double o = odds[row - from];
                boolean finite = o < Double.POSITIVE_INFINITY;
                double stays = finite ? 1 / (o + s[at]) : 0;
                double weight = weights[row];
                double gone = finite ? o * stays : 1;
                double between = weight * gone * (s[at] * stays);
                // Derivatives of ln S; those of v by α are −v/(α+T) and 2v/(α+T)².
                double vA = -v[at] * inverseAge;
                double perS = 1 / s[at];
                double dR = sR[at] * perS;
                double dA = sV[at] * vA * perS;
                double dRR = sRR[at] * perS - dR * dR;
                double dRA = sRV[at] * vA * perS - dR * dA;
                double dAA = 2 * (halfSVV[at] * vA - sV[at] * inverseAge) * vA * perS - dA * dA;
                double oR = logAge - tables.byTx.log[txc];
                double g = tables.byTx.inverse[txc] - inverseAge;
                double oA = -n * g;
                double apartR = oR - dR;
                double apartA = oA - dA;
                double w = weight * gone;
                double u = weight * (s[at] * stays);
                value += weight * (finite ? Math.log(o + s[at]) : tables.logOdds(xc, agec, txc));
                left += w;
                spread += between;
                spreadR += between * apartR;
                spreadA += between * apartA;
                r += w * oR + u * dR;
                alpha += w * oA + u * dA;
                rr += u * dRR + between * apartR * apartR;
                rAlpha += u * dRA - w * g + between * apartR * apartA;
                alphaAlpha += u * dAA + w * n * g * (tables.byTx.inverse[txc] + inverseAge) + between * apartA * apartA;
            }
        }

        @Override
        void moveTo(double[] sums, int xc) {
            double dA = 1 / tables.a;
            double dB = -tables.byX.inverseLast[xc];
            sums[0] += value;
            sums[1] += r;
            sums[2] += alpha;
            sums[3] += dA * left;
            sums[4] += dB * left;
            sums[5] += rr;
            sums[6] += rAlpha;
            sums[7] += dA * spreadR;
            sums[8] += dB * spreadR;
            sums[9] += alphaAlpha;
            sums[10] += dA * spreadA;
            sums[11] += dB * spreadA;
            sums[12] += (spread - left) * dA * dA;
            sums[13] += spread * dA * dB;
            sums[14] += (spread + left) * dB * dB;
            value = 0;
            left = 0;
            spread = 0;
            spreadR = 0;
            spreadA = 0;
            r = 0;
            alpha = 0;
            rr = 0;
            rAlpha = 0;
            alphaAlpha = 0;
        }
    }

    /** What the rows share at one point of the parameters. */
    private final class Tables {
        private final double r;
        private final double a;
        private final ByFrequency byX;
        private final ByTime byAge;
        private final ByTime byTx;
        /** (1 + t_x/α)^−n by t_x, for each x that has more rows than there are t_x, where it neither overflows nor vanishes. */
        private final double[] @Nullable [] powerOfTx = new double[x.length][];

        Tables(double[] theta) {
            r = theta[0];
            a = theta[2];
            byX = new ByFrequency(theta);
            byAge = new ByTime(theta[1], age);
            byTx = new ByTime(theta[1], tx);
            double longest = age.length == 0 ? 0 : byAge.log[age.length - 1];
            for (int xc = 0; xc < x.length; xc++) {
                double n = n(xc);
                boolean safe = Math.abs(byX.logOdds[xc]) + n * longest < SAFE;
                if (x[xc] > 0 && safe && startOfX[xc + 1] - startOfX[xc] > tx.length) {
                    double[] power = new double[tx.length];
                    for (int i = 0; i < power.length; i++) {
                        power[i] = Math.exp(-n * byTx.log[i]);
                    }
                    powerOfTx[xc] = power;
                }
            }
        }

        /** r + kx. */
        double n(int xc) {
            return r + (double) phases * x[xc];
        }

        double logOdds(int xc, int agec, int txc) {
            return byX.logOdds[xc] + n(xc) * (byAge.log[agec] - byTx.log[txc]);
        }

        /** O of rows of one x and T, into places from 0 on. */
        void odds(int xc, int agec, int from, int to, double[] out) {
            double[] power = powerOfTx[xc];
            if (power == null) {
                for (int row = from; row < to; row++) {
                    out[row - from] = Math.exp(logOdds(xc, agec, txCode[row]));
                }
                return;
            }
            double factor = Math.exp(byX.logOdds[xc] + n(xc) * byAge.log[agec]);
            for (int row = from; row < to; row++) {
                out[row - from] = factor * power[txCode[row]];
            }
        }
    }

    /** ln(1 + t/α) and 1/(α + t) at the distinct values of a time. */
    private static final class ByTime {
        private final double[] log;
        private final double[] inverse;
        private final double logAlpha;

        ByTime(double alpha, double[] times) {
            log = new double[times.length];
            inverse = new double[times.length];
            logAlpha = Math.log(alpha);
            for (int i = 0; i < times.length; i++) {
                log[i] = Math.log1p(times[i] / alpha);
                inverse[i] = 1 / (alpha + times[i]);
            }
        }
    }

    /**
     * ln Γ(r+kx)/Γ(r) + ln B(a,b+c)/B(a,b) at the distinct values of x: sums over i &lt; kx of ln(r+i) and over i &lt; c of
     * ln (b+i)/(a+b+i), with derivatives.
     */
    private final class ByFrequency {
        private final double[][] terms = new double[x.length][];
        /** ln a − ln(b+c−1), the log odds of having left before the times are looked at. */
        private final double[] logOdds = new double[x.length];
        /** 1/(b+c−1). */
        private final double[] inverseLast = new double[x.length];

        ByFrequency(double[] theta) {
            double r = theta[0];
            double a = theta[2];
            // The chances at repeat purchases come after the one at the first purchase, if there is one.
            double b = theta[3] + dropout.chances(0);
            double value = 0;
            double dr = 0;
            double drr = 0;
            double da = 0;
            double db = 0;
            double daa = 0;
            double dbb = 0;
            if (dropout.chances(0) > 0) {
                double pb = 1 / theta[3];
                double pab = 1 / (a + theta[3]);
                value = -Math.log1p(a * pb);
                da = -pab;
                db = a * pb * pab;
                daa = pab * pab;
                dbb = -a * (2 * theta[3] + a) * pb * pb * pab * pab;
            }
            int i = 0;
            for (int code = 0; code < x.length; code++) {
                int h = x[code] - i;
                if (h > LONGEST_SUM) {
                    double events = (double) phases * h;
                    double before = r + (double) phases * i;
                    value += LogGammaRatio.value(before, events)
                            + LogGammaRatio.value(b + i, h)
                            - LogGammaRatio.value(a + b + i, h);
                    double byAB = Polygamma.digammaDifference(a + b + i, h);
                    double byABSquared = Polygamma.trigammaDifference(a + b + i, h);
                    dr += Polygamma.digammaDifference(before, events);
                    drr -= Polygamma.trigammaDifference(before, events);
                    da -= byAB;
                    db += Polygamma.digammaDifference(b + i, h) - byAB;
                    daa += byABSquared;
                    dbb -= Polygamma.trigammaDifference(b + i, h) - byABSquared;
                    i = x[code];
                }
                for (; i < x[code]; i++) {
                    double pb = 1 / (b + i);
                    double pab = 1 / (a + b + i);
                    value += Math.log1p(-a * pab);
                    for (int event = phases * i; event < phases * (i + 1); event++) {
                        double pr = 1 / (r + event);
                        value += Math.log(r + event);
                        dr += pr;
                        drr -= pr * pr;
                    }
                    da -= pab;
                    db += a * pb * pab;
                    daa += pab * pab;
                    dbb -= a * (2 * (b + i) + a) * pb * pb * pab * pab;
                }
                terms[code] = new double[] {value, dr, drr, da, db, daa, dbb};
                double chances = dropout.chances(x[code]);
                double last = theta[3] + (chances - 1);
                logOdds[code] = chances == 0 ? Double.NEGATIVE_INFINITY : Math.log(a / last);
                inverseLast[code] = chances == 0 ? 0 : 1 / last;
            }
        }

        void addTo(double[] sums, int code, double weight) {
            double[] t = terms[code];
            sums[0] += weight * t[0];
            sums[1] += weight * t[1];
            sums[3] += weight * t[3];
            sums[4] += weight * t[4];
            sums[5] += weight * t[2];
            sums[12] += weight * t[5];
            sums[13] += weight * t[5];
            sums[14] += weight * t[6];
        }
    }
}
