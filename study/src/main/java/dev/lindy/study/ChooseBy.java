package dev.lindy.study;

/** What the advice of a comparison follows. */
public enum ChooseBy {
    /** Akaike's criterion. */
    AIC,
    /** Forecasts of an inner holdout, which ends before the one that is reported begins. */
    FORECAST
}
