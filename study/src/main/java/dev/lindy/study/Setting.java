package dev.lindy.study;

import java.util.Locale;

/** What a study lets its user choose and may have to refuse. */
public enum Setting {
    /** Where the log is cut into calibration and holdout. */
    CALIBRATION_END,
    /** How many periods of contracts are fitted to. */
    CALIBRATION_PERIODS,
    /** How often a test simulates. */
    BOOTSTRAP,
    /** What a choice follows. */
    CHOOSE_BY,
    /** How far purchases are forecast. */
    HORIZON,
    /** How far value counts purchases. */
    VALUE_HORIZON,
    /** What a year's wait costs. */
    DISCOUNT_RATE,
    /** The share of revenue that is profit. */
    MARGIN;

    /** The name in words, {@code value horizon}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
