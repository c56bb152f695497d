package dev.lindy.cli;

/** What the advice of a comparison follows. */
enum ChooseBy {
    /** Akaike's criterion. */
    AIC,
    /** Forecasts of an inner holdout, which ends before the one that is reported begins. */
    FORECAST
}
