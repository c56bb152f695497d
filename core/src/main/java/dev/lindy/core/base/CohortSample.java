package dev.lindy.core.base;

import java.util.Locale;

/**
 * Contracts: in which period each ended, or how often it was renewed if it has not.
 *
 * <p>A contract is paid for at the start of its first period, 0. One that ended in period t ≥ 1 was renewed t − 1 times and
 * not a t-th time; one that is active after t renewals may end in any later period. Cohorts of different lengths and single
 * customers come to the same rows: one for each period in which a contract ended, and one for each number of renewals at
 * which some were last seen active, weighted by how many contracts there are.
 */
public final class CohortSample implements Sample {

    /** Of a contract that lasts longer the unit is too short. */
    private static final int MOST = 1_000_000;

    private final TimeScale timeScale;
    private final int[] period;
    private final boolean[] active;
    private final double[] weights;

    private CohortSample(TimeScale timeScale, int[] period, boolean[] active, double[] weights) {
        this.timeScale = timeScale;
        this.period = period;
        this.active = active;
        this.weights = weights;
    }

    /**
     * The sample of survival counts.
     *
     * @param timeScale the length of a period
     * @param cohorts for each cohort how many contracts were active at the start (N<sub>0</sub>) and after one renewal, two,
     *     … (N<sub>1</sub>, N<sub>2</sub>, …); cohorts may differ in length
     * @return churn N<sub>t−1</sub> − N<sub>t</sub> in each period t, and those still active
     * @throws IllegalArgumentException if a cohort is empty or grows, or a count is not a finite number of at least 0
     */
    public static CohortSample of(TimeScale timeScale, double[]... cohorts) {
        int rows = 0;
        for (double[] cohort : cohorts) {
            rows += cohort.length;
        }
        int[] period = new int[rows];
        boolean[] active = new boolean[rows];
        double[] count = new double[rows];
        int row = 0;
        for (int c = 0; c < cohorts.length; c++) {
            double[] cohort = cohorts[c].clone();
            if (cohort.length == 0) {
                throw new IllegalArgumentException("cohort " + (c + 1) + " has no counts; it needs at least its size");
            }
            for (int t = 0; t < cohort.length; t++) {
                String where = "cohort " + (c + 1) + ", period " + t;
                if (!(cohort[t] >= 0) || Double.isInfinite(cohort[t])) {
                    throw new IllegalArgumentException(
                            "a count of active contracts must be finite and at least 0, but is " + cohort[t] + " in "
                                    + where);
                }
                if (t > 0 && cohort[t] > cohort[t - 1]) {
                    throw new IllegalArgumentException("a cohort must not grow, but has " + cohort[t - 1] + " and then "
                            + cohort[t] + " active contracts in " + where
                            + "; new customers make a cohort of their own");
                }
                if (t > 0) {
                    period[row] = t;
                    count[row++] = cohort[t - 1] - cohort[t];
                }
            }
            period[row] = cohort.length - 1;
            active[row] = true;
            count[row++] = cohort[cohort.length - 1];
        }
        return of(timeScale, period, active, count);
    }

    /**
     * The sample of single contracts, or of a table of them.
     *
     * @param timeScale the length of a period
     * @param period the period in which the contract ended, at least 1; for one that is active the number of renewals
     * @param active whether it is
     * @param count how many such contracts there are, finite and at least 0
     * @return the distinct rows
     * @throws IllegalArgumentException if the columns differ in length or a period is impossible
     */
    public static CohortSample of(TimeScale timeScale, int[] period, boolean[] active, double[] count) {
        if (active.length != period.length) {
            throw new IllegalArgumentException("the columns must have one length, but period has " + period.length
                    + " rows, active " + active.length);
        }
        double[] checked = Weights.checked(count, period.length);
        int longest = 0;
        for (int i = 0; i < period.length; i++) {
            if (period[i] < (active[i] ? 0 : 1) || period[i] > MOST) {
                throw new IllegalArgumentException("a contract must end in period 1 … 1,000,000 or be active after 0 …"
                        + " 1,000,000 renewals, but row " + i + " has " + period[i]);
            }
            longest = Math.max(longest, period[i]);
        }
        double[] ended = new double[longest + 1];
        double[] seen = new double[longest + 1];
        for (int i = 0; i < period.length; i++) {
            (active[i] ? seen : ended)[period[i]] += checked[i];
        }
        return compress(timeScale, ended, seen);
    }

    private static CohortSample compress(TimeScale timeScale, double[] ended, double[] seen) {
        int rows = 0;
        for (int t = 0; t < ended.length; t++) {
            rows += (ended[t] > 0 ? 1 : 0) + (seen[t] > 0 ? 1 : 0);
        }
        int[] period = new int[rows];
        boolean[] active = new boolean[rows];
        double[] weights = new double[rows];
        int row = 0;
        for (int t = 0; t < ended.length; t++) {
            if (ended[t] > 0) {
                period[row] = t;
                weights[row++] = ended[t];
            }
            if (seen[t] > 0) {
                period[row] = t;
                active[row] = true;
                weights[row++] = seen[t];
            }
        }
        return new CohortSample(timeScale, period, active, weights);
    }

    @Override
    public TimeScale timeScale() {
        return timeScale;
    }

    /**
     * The period in which the contracts of a row ended, or the number of their renewals if they are active.
     *
     * @param row the row, from 0
     * @return at least 1 for those that ended, at least 0 for the active
     */
    public int period(int row) {
        return period[row];
    }

    /**
     * Whether the contracts of a row are active.
     *
     * @param row the row, from 0
     * @return false if they ended in {@link #period}
     */
    public boolean active(int row) {
        return active[row];
    }

    /**
     * The longest time observed.
     *
     * @return periods; 0 if there are no contracts
     */
    public int longest() {
        return period.length == 0 ? 0 : period[period.length - 1];
    }

    /**
     * Contracts that ended.
     *
     * @return the sum of their weights
     */
    public double ended() {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += active[row] ? 0 : weights[row];
        }
        return sum;
    }

    /**
     * Contracts that came up for their t-th renewal under observation: those that ended in period t or later, or are active
     * after at least t renewals.
     *
     * @param t at least 1
     * @return the sum of their weights
     */
    public double atRisk(int t) {
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            sum += period[row] >= t ? weights[row] : 0;
        }
        return sum;
    }

    /**
     * The same contracts as they were seen after their first renewals: who ended or was seen later was active then.
     *
     * @param periods how many renewals were seen, at least 0
     * @return a sample no longer than that
     * @throws IllegalArgumentException if the number is negative
     */
    public CohortSample firstPeriods(int periods) {
        if (periods < 0) {
            throw new IllegalArgumentException("periods must be at least 0, but are " + periods);
        }
        int[] cut = new int[period.length];
        boolean[] stillActive = new boolean[period.length];
        for (int row = 0; row < cut.length; row++) {
            cut[row] = Math.min(period[row], periods);
            stillActive[row] = active[row] || period[row] > periods;
        }
        return of(timeScale, cut, stillActive, weights);
    }

    /**
     * The retention that was seen: of the contracts that came up for their t-th renewal, the share that was renewed.
     *
     * @param periods up to which t
     * @return by t from 0 on, where it is 1; NaN where none came up for renewal
     */
    public double[] observedRetention(int periods) {
        double[] atRisk = atRiskUpTo(periods + 1);
        double[] ended = endedUpTo(periods);
        double[] retention = new double[periods + 1];
        retention[0] = 1;
        for (int t = 1; t <= periods; t++) {
            retention[t] = atRisk[t] > 0 ? (atRisk[t] - ended[t]) / atRisk[t] : Double.NaN;
        }
        return retention;
    }

    /** How many came up for their t-th renewal, by t from 0 on. */
    private double[] atRiskUpTo(int last) {
        double[] atRisk = new double[last + 1];
        for (int row = 0; row < weights.length; row++) {
            atRisk[Math.min(period[row], last)] += weights[row];
        }
        for (int t = last - 1; t >= 0; t--) {
            atRisk[t] += atRisk[t + 1];
        }
        return atRisk;
    }

    private double[] endedUpTo(int last) {
        double[] ended = new double[last + 1];
        for (int row = 0; row < weights.length; row++) {
            if (!active[row] && period[row] <= last) {
                ended[period[row]] += weights[row];
            }
        }
        return ended;
    }

    /**
     * The survival that was seen: the product of the observed retention rates (Kaplan and Meier 1958). For one cohort
     * N<sub>t</sub>/N<sub>0</sub>.
     *
     * @param periods up to which t
     * @return by t from 0 on, where it is 1; NaN where none came up for renewal
     */
    public double[] observedSurvival(int periods) {
        double[] atRisk = atRiskUpTo(periods + 1);
        double[] ended = endedUpTo(periods);
        double[] survival = new double[periods + 1];
        survival[0] = 1;
        // While nobody is lost from view the product is a ratio of counts, and exact as such.
        double before = 1;
        double from = atRisk[Math.min(1, periods)];
        for (int t = 1; t <= periods; t++) {
            double left = atRisk[t] - ended[t];
            survival[t] = atRisk[t] > 0 ? before * (left / from) : Double.NaN;
            if (atRisk[t + 1] != left) {
                before = survival[t];
                from = atRisk[t + 1];
            }
        }
        return survival;
    }

    @Override
    public int rows() {
        return weights.length;
    }

    @Override
    public double weight(int row) {
        return weights[row];
    }

    @Override
    public CohortSample withWeights(double[] other) {
        return new CohortSample(timeScale, period, active, Weights.checked(other, weights.length));
    }

    @Override
    public String description() {
        return Phrases.count(Math.round(totalWeight()), "contract") + " over up to "
                + Phrases.count(longest(), timeScale.id(), timeScale.plural())
                + String.format(Locale.ROOT, ", %,d ended", Math.round(ended()));
    }

    @Override
    public long fingerprint() {
        Fingerprint hash = new Fingerprint();
        hash.add(timeScale.days()).endRow();
        for (int row = 0; row < weights.length; row++) {
            hash.add(period[row]).add(active[row] ? 1 : 0).add(weights[row]).endRow();
        }
        return hash.value();
    }
}
