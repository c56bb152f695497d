package dev.lindy.core.base;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What can be set otherwise when something is wrong, by name. What it is called depends on who reads it: {@code --unit} on the
 * command line, {@code withUnit} in Java; a {@link Wording} knows.
 */
public enum Remedy {
    /** Which column names the customer. */
    CUSTOMER("withCustomer"),
    /** Which column tells guests apart. */
    CUSTOMER_FALLBACK("withCustomerFallback"),
    /** Which column holds the date. */
    DATE("withDate"),
    /** Which column holds the amount. */
    AMOUNT("withAmount"),
    /** Which column holds the amount that was paid back. */
    REFUNDED_AMOUNT("withRefundedAmount"),
    /** Which column holds the quantity. */
    QUANTITY("withQuantity"),
    /** Which column holds the price of one piece. */
    UNIT_PRICE("withUnitPrice"),
    /** Which column holds the number of the order. */
    ORDER("withOrder"),
    /** Which column names the order that a refund is of. */
    REFERENCE("withReference"),
    /** Which columns say whether an order counts. */
    STATUS("withStatus"),
    /** Which column holds the currency. */
    CURRENCY("withCurrency"),
    /** Which column holds the date of acquisition. */
    ACQUIRED("withAcquired"),
    /** Which further columns to keep. */
    ATTRIBUTE("withAttributes"),
    /** Which statuses make an order none. */
    STATUS_DROP("withDropped"),
    /** Which words stand for no customer. */
    GUEST("withGuests"),
    /** What makes two ids one. */
    ID_RULE("withIds"),
    /** Whether the first line holds the names of columns. */
    HEADER("withHeader"),
    /** How dates are written. */
    DATE_FORMAT("withDateFormat"),
    /** What stands before the decimals. */
    DECIMAL_MARK("withDecimalMark"),
    /** How characters are encoded. */
    ENCODING("withCharset"),
    /** Where days are counted. */
    ZONE("withZone"),
    /** The last day to read. */
    UNTIL("withUntil"),
    /** The last day of observation of contracts. */
    OBSERVED_TO("withObservedTo"),
    /** The last day of the calibration. */
    CALIBRATION_END("the calibrationEnd of the ObservationPeriod"),
    /** The unit of time. */
    UNIT("withUnit"),
    /** The length of a contract period. */
    PERIOD("withPeriod"),
    /** Within which span purchases are one. */
    RESOLUTION("withResolution"),
    /** What to do with refunds whose order is not known. */
    REFUNDS("withRefunds"),
    /** Which purchases the mean spend is of. */
    SPEND("withSpend"),
    /** Which model of purchases. */
    MODEL("withModel"),
    /** Which model of spend. */
    SPEND_MODEL("withSpendModel"),
    /** From which day on customers are taken. */
    ACQUIRED_FROM("withAcquiredFrom"),
    /** Whether to refuse data in which anything is wrong. */
    STRICT("withStrict"),
    /** How many periods of contracts are fitted to. */
    CALIBRATION_PERIODS("withCalibrationPeriods"),
    /** What is known before the data are seen. */
    PRIOR("withPrior"),
    /** How intervals are made. */
    INTERVALS("withIntervals"),
    /** How often a test simulates. */
    BOOTSTRAP("withBootstrap"),
    /** What a choice of models follows. */
    CHOOSE_BY("withChooseBy"),
    /** How far purchases are forecast. */
    HORIZON("withHorizon"),
    /** How far value counts purchases. */
    VALUE_HORIZON("withValueHorizon"),
    /** What a year's wait costs. */
    DISCOUNT_RATE("withDiscountRate"),
    /** How sure intervals are to be. */
    LEVEL("withLevel"),
    /** The share of revenue that is profit. */
    MARGIN("withMargin"),
    /** From how many days forecasts are validated. */
    ORIGINS("withOrigins"),
    /** The attributes by which errors are told apart. */
    BY("withBy"),
    /** How many customers simulated samples have. */
    SIZES("withSizes"),
    /** How many samples are simulated. */
    REPLICATES("withReplicates"),
    /** Of how many posteriors ranks are taken. */
    RANKS("withRanks");

    private final String method;

    Remedy(String method) {
        this.method = method;
    }

    /**
     * The name of this remedy, from which others are made.
     *
     * @return in small letters with hyphens, such as {@code unit-price}
     */
    public String id() {
        return hyphened(name());
    }

    /**
     * What sets it in Java.
     *
     * @return a method, such as {@code withUnitPrice}, or words for it
     */
    String method() {
        return method;
    }

    /** Whether it says which column means what. */
    boolean isRole() {
        return compareTo(ATTRIBUTE) <= 0;
    }

    /**
     * Suggests a text.
     *
     * @param text such as the name of a column
     * @return the suggestion
     */
    public Suggestion as(String text) {
        return as(text, "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    /**
     * Suggests a constant.
     *
     * @param constant such as a unit
     * @return the suggestion; its plain value is the constant in small letters with hyphens
     */
    public Suggestion as(Enum<?> constant) {
        return as(hyphened(constant.name()), constant.getDeclaringClass().getSimpleName() + "." + constant.name());
    }

    /**
     * Suggests a day.
     *
     * @param day the day
     * @return the suggestion
     */
    public Suggestion as(LocalDate day) {
        return as(day.toString(), "LocalDate.parse(\"" + day + "\")");
    }

    /**
     * Suggests any value.
     *
     * @param value in plain words, such as {@code all}
     * @param code in Java, such as {@code Spend.ALL}
     * @return the suggestion
     */
    public Suggestion as(String value, String code) {
        return new Suggestion(this, value, code);
    }

    private static String hyphened(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
