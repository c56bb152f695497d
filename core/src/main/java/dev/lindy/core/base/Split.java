package dev.lindy.core.base;

import java.time.LocalDate;

/**
 * A log cut in two: what was known at the end of the calibration, and what each of those customers then did.
 *
 * <p>Immutable; arrays are copied on the way in.
 */
public final class Split {

    private final CustomerBase calibration;
    private final LocalDate firstDay;
    private final LocalDate calibrationEnd;
    private final LocalDate holdoutEnd;
    private final double calibrationDuration;
    private final double duration;
    private final int[] purchases;
    private final double[] spend;
    private final int[][] perPeriod;

    /**
     * Makes a split.
     *
     * @param calibration the customers acquired up to the calibration end
     * @param firstDay the first day of the log
     * @param calibrationEnd the last day of calibration
     * @param holdoutEnd the last day of the holdout
     * @param duration the length of the holdout in units of the base's time scale
     * @param purchases purchases in the holdout, one number per customer of the base
     * @param spend value of those purchases in currency, one number per customer
     * @param perPeriod purchases of all customers together in each successive unit of time: row 0 repeat purchases in the
     *     calibration counted from the first day of the log, row 1 purchases in the holdout counted from its start
     * @throws IllegalArgumentException if lengths differ or the duration is not above 0
     */
    public Split(
            CustomerBase calibration,
            LocalDate firstDay,
            LocalDate calibrationEnd,
            LocalDate holdoutEnd,
            double duration,
            int[] purchases,
            double[] spend,
            int[][] perPeriod) {
        if (purchases.length != calibration.size() || spend.length != calibration.size()) {
            throw new IllegalArgumentException("a split needs one number of purchases and one spend per customer: "
                    + calibration.size() + " customers, " + purchases.length + " and " + spend.length + " numbers");
        }
        if (!(duration > 0)) {
            throw new IllegalArgumentException("the holdout must have a length above 0, but has " + duration);
        }
        this.calibration = calibration;
        this.firstDay = firstDay;
        this.calibrationEnd = calibrationEnd;
        this.holdoutEnd = holdoutEnd;
        this.calibrationDuration = (calibrationEnd.toEpochDay() + 1 - firstDay.toEpochDay())
                / calibration.timeScale().days();
        this.duration = duration;
        this.purchases = purchases.clone();
        this.spend = spend.clone();
        this.perPeriod = new int[][] {perPeriod[0].clone(), perPeriod[1].clone()};
    }

    private Split(Split other, double calibrationDuration) {
        calibration = other.calibration;
        firstDay = other.firstDay;
        calibrationEnd = other.calibrationEnd;
        holdoutEnd = other.holdoutEnd;
        this.calibrationDuration = calibrationDuration;
        duration = other.duration;
        purchases = other.purchases;
        spend = other.spend;
        perPeriod = other.perPeriod;
    }

    /**
     * Says how long the calibration lasted, where that does not follow from its days: opportunities are units of the calendar.
     *
     * @param length in units of the base's time scale, above 0
     * @return a new split
     */
    public Split withCalibrationDuration(double length) {
        if (!(length > 0)) {
            throw new IllegalArgumentException("the calibration must have a length above 0, but has " + length);
        }
        return new Split(this, length);
    }

    /**
     * The customers as they stood at the calibration end; nothing later has touched them.
     *
     * @return the base
     */
    public CustomerBase calibration() {
        return calibration;
    }

    /**
     * The first day of the log, from which the units of the calibration are counted.
     *
     * @return the day
     */
    public LocalDate firstDay() {
        return firstDay;
    }

    /**
     * The last day of the calibration.
     *
     * @return inclusive
     */
    public LocalDate calibrationEnd() {
        return calibrationEnd;
    }

    /**
     * The last day of the holdout.
     *
     * @return inclusive
     */
    public LocalDate holdoutEnd() {
        return holdoutEnd;
    }

    /**
     * The length of the calibration.
     *
     * @return in units of the base's time scale; a whole number of opportunities where they were counted
     */
    public double calibrationDuration() {
        return calibrationDuration;
    }

    /**
     * The length of the holdout.
     *
     * @return in units of the base's time scale
     */
    public double holdoutDuration() {
        return duration;
    }

    /**
     * How often a customer bought in the holdout.
     *
     * @param customer the row in the calibration base
     * @return the number of purchases
     */
    public int holdoutPurchases(int customer) {
        return purchases[customer];
    }

    /**
     * What a customer spent in the holdout.
     *
     * @param customer the row in the calibration base
     * @return in currency
     */
    public double holdoutSpend(int customer) {
        return spend[customer];
    }

    /**
     * Repeat purchases of all customers in each unit of time of the calibration, counted from its first day.
     *
     * @return a copy; the last unit may be incomplete
     */
    public int[] calibrationPurchasesPerPeriod() {
        return perPeriod[0].clone();
    }

    /**
     * Purchases of the calibration's customers in each unit of time of the holdout, counted from its start.
     *
     * @return a copy; the last unit may be incomplete
     */
    public int[] holdoutPurchasesPerPeriod() {
        return perPeriod[1].clone();
    }
}
