package dev.lindy.data.prepare;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.ObservationPeriod.Resolution;
import dev.lindy.data.Transactions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One log cut at several days, with holdouts of one length: rolling origins. Each split knows of the customers acquired by its cut what
 * was known on that day, and what they did in the time after it. Immutable.
 *
 * <p>The last holdout ends with the observation. Where there is room, each holdout begins where the one before ends; else they overlap
 * and the cuts lie as far apart as the log allows, the first one after at least a quarter of it. Cuts before which too little is known
 * are left out: see {@link #FEWEST_REPEAT_BUYERS} and {@link #FEWEST_BUYERS}. Where all cuts would fall on one day there is one.
 */
public final class RollingSplits {

    /** With fewer customers who had bought again by the cut, even a mean rate is not known to ±18 % (1/√30, Poisson's law). */
    public static final int FEWEST_REPEAT_BUYERS = 30;

    /**
     * With fewer customers who bought after the cut an area under the curve of .75 has a standard error of .09 or more
     * (Hanley and McNeil 1982), so that no ranking can be told from another.
     */
    public static final int FEWEST_BUYERS = 10;

    /** At least this part of the log lies before the first cut. */
    private static final int PART_BEFORE = 4;

    private final List<Split> splits;
    private final Map<LocalDate, String> left;
    private final int length;
    private final int step;

    private RollingSplits(List<Split> splits, Map<LocalDate, String> left, int length, int step) {
        this.splits = List.copyOf(splits);
        this.left = Collections.unmodifiableMap(new LinkedHashMap<>(left));
        this.length = length;
        this.step = step;
    }

    /**
     * Cuts a log.
     *
     * @param log the orders
     * @param observation its calibration end is the last day of all; its holdout plays no part
     * @param options of preparation
     * @param origins how many cuts, at least 1
     * @param length of each holdout in units of the observation, at least 1
     * @return the splits that enough is known of, perhaps none
     * @throws IllegalArgumentException if a number is below 1, or the log is not longer than one holdout
     * @throws DataException if the log cannot be prepared at all
     */
    public static RollingSplits of(
            Transactions log, ObservationPeriod observation, Preparation.Options options, int origins, int length) {
        if (origins < 1 || length < 1) {
            throw new IllegalArgumentException(
                    "there must be at least 1 cut and 1 unit to forecast, but there are " + origins + " and " + length);
        }
        if (length * observation.timeScale().days() < 1) {
            throw new IllegalArgumentException("a holdout must last a day at least, but lasts "
                    + observation.timeScale().describe(length));
        }
        int units = units(log, observation);
        int room = units - length - units / PART_BEFORE;
        if (units <= length) {
            throw new IllegalArgumentException(
                    "a holdout of " + observation.timeScale().describe(length)
                            + " leaves nothing before it: the log covers "
                            + observation.timeScale().describe(units));
        }
        int step = origins == 1 ? length : Math.max(0, Math.min(length, room / (origins - 1)));
        List<Split> splits = new ArrayList<>();
        Map<LocalDate, String> left = new LinkedHashMap<>();
        // Cuts of one day are one cut.
        for (int i = step == 0 ? 0 : origins - 1; i >= 0; i--) {
            LocalDate cut = back(observation, length + i * step);
            LocalDate end = back(observation, i * step);
            ObservationPeriod period = ObservationPeriod.of(cut, observation.timeScale())
                    .withResolution(observation.resolution())
                    .withHoldout(end);
            try {
                Split split = log.prepare(period, options).split();
                String thin = thin(split);
                if (thin.isEmpty()) {
                    splits.add(split);
                } else {
                    left.put(cut, thin);
                }
            } catch (DataException e) {
                left.put(cut, String.valueOf(e.getMessage()));
            }
        }
        return new RollingSplits(splits, left, length, step);
    }

    /**
     * The longest holdout of which the given number fits into the second half of a log without overlapping.
     *
     * @param log the orders
     * @param observation its calibration end is the last day of all
     * @param origins how many cuts, at least 1
     * @return in units of the observation, at least 1
     */
    public static int usualLength(Transactions log, ObservationPeriod observation, int origins) {
        return Math.max(1, units(log, observation) / (2 * origins));
    }

    /** Whole units from the first day of the log to the last of the observation. */
    private static int units(Transactions log, ObservationPeriod observation) {
        double days =
                observation.calibrationEnd().toEpochDay() + 1.0 - log.firstDay().toEpochDay();
        return (int) (days / observation.timeScale().days() + 1e-9);
    }

    /** The last day before so many units that end with the observation; units of the calendar for opportunities. */
    private static LocalDate back(ObservationPeriod observation, int units) {
        LocalDate end = observation.calibrationEnd();
        TimeScale unit = observation.timeScale();
        return observation.resolution() == Resolution.OPPORTUNITY
                ? unit.after(end.plusDays(1), -units).minusDays(1)
                : end.minusDays(Math.round(units * unit.days()));
    }

    private static String thin(Split split) {
        CustomerBase base = split.calibration();
        int repeatBuyers = 0;
        int buyers = 0;
        for (int i = 0; i < base.size(); i++) {
            repeatBuyers += base.frequency(i) > 0 ? 1 : 0;
            buyers += split.holdoutPurchases(i) > 0 ? 1 : 0;
        }
        if (repeatBuyers < FEWEST_REPEAT_BUYERS) {
            return "only " + Phrases.count(repeatBuyers, "customer") + " had bought again by then; "
                    + FEWEST_REPEAT_BUYERS + " are needed, else even a mean rate is not known to ±18 %";
        }
        if (buyers < FEWEST_BUYERS) {
            return "only " + Phrases.count(buyers, "customer") + " bought afterwards; " + FEWEST_BUYERS
                    + " are needed, else no ranking can be told from another (Hanley and McNeil 1982)";
        }
        return "";
    }

    /**
     * The splits.
     *
     * @return the earliest cut first; without those left out
     */
    public List<Split> splits() {
        return splits;
    }

    /**
     * The last day before each cut that was left out, and why.
     *
     * @return the earliest first
     */
    public Map<LocalDate, String> leftOut() {
        return left;
    }

    /**
     * The length of each holdout.
     *
     * @return in units of the observation
     */
    public int length() {
        return length;
    }

    /**
     * How far cuts lie apart.
     *
     * @return in units of the observation; 0 where all would fall on one day, so that there is one
     */
    public int step() {
        return step;
    }

    /**
     * The splits whose holdouts do not overlap, so that what went wrong in one says nothing of the others.
     *
     * @return positions in {@link #splits()}, counted back from the last; all where none overlap
     */
    public List<Integer> apart() {
        List<Integer> out = new ArrayList<>();
        LocalDate next = LocalDate.MAX;
        for (int i = splits.size() - 1; i >= 0; i--) {
            if (splits.get(i).holdoutEnd().isBefore(next)) {
                out.add(0, i);
                next = splits.get(i).calibrationEnd().plusDays(1);
            }
        }
        return out;
    }

    @Override
    public String toString() {
        return Phrases.count(splits.size(), "split") + ", holdouts of " + Phrases.count(length, "unit") + " every "
                + step;
    }
}
