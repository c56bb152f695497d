package dev.lindy.models.validation;

/** The figures by which forecasts are judged, each with its column. */
public enum Metric {
    /** Mean ln P(purchases of a customer in the holdout | history). */
    LOG_SCORE("log_score", Better.HIGHER, "mean ln P(what a customer bought)"),
    /** Continuous ranked probability score, in purchases. */
    CRPS("crps", Better.LOWER, "mean continuous ranked probability score, in purchases"),
    /** Mean squared error of P(at least one purchase). */
    BRIER("brier", Better.LOWER, "mean squared error of P(at least one purchase)"),
    /** Spiegelhalter's statistic of P(at least one purchase). */
    SPIEGELHALTER_Z(
            "spiegelhalter_z", Better.NEARER_ZERO, "whether P(at least one purchase) is right: a normal number if so"),
    /** Area under the curve of who bought, ranked by expected purchases or what a baseline ranks by. */
    AUC("auc", Better.HIGHER, "P(of a buyer and another, the buyer ranks higher)"),
    /** The same, ranked by P(at least one purchase). */
    AUC_OF_PROBABILITY("auc_of_probability", Better.HIGHER, "the same, ranked by P(at least one purchase)"),
    /** Normalised Gini coefficient of purchases. */
    GINI("gini", Better.HIGHER, "normalised Gini coefficient of purchases"),
    /** Share of the best tenth by purchases that the first tenth of the ranking holds. */
    TOP_TENTH("top_tenth", Better.HIGHER, "share of the best tenth of customers found in the first tenth"),
    /** Mean absolute error of a customer's purchases. */
    MAE("mae", Better.LOWER, "mean absolute error of a customer's purchases"),
    /** Root mean square error of a customer's purchases. */
    RMSE("rmse", Better.LOWER, "root mean square error of a customer's purchases"),
    /** Expected over actual purchases of all, less 1. */
    TOTAL_ERROR("total_error", Better.NEARER_ZERO, "expected/actual purchases of all - 1"),
    /** Mean error of the purchases of all per unit of time. */
    PERIOD_BIAS("period_bias", Better.NEARER_ZERO, "mean of expected - actual purchases of all per unit of time"),
    /** Mean absolute error of the purchases of all per unit of time. */
    PERIOD_MAE("period_mae", Better.LOWER, "mean absolute error of the purchases of all per unit of time"),
    /** Root mean square error of the purchases of all per unit of time. */
    PERIOD_RMSE("period_rmse", Better.LOWER, "root mean square error of the purchases of all per unit of time"),
    /** Mean absolute percentage error of the purchases of all per unit of time. */
    PERIOD_MAPE(
            "period_mape", Better.LOWER, "mean absolute error of the purchases of all per unit of time, as a share"),
    /** Share of customers whose purchases lie in their interval. */
    COVERAGE("coverage", Better.NEITHER, "share of customers whose purchases lie in purchases_pi"),
    /** Mean width of that interval. */
    WIDTH("width", Better.LOWER, "mean width of purchases_pi"),
    /** Share of customers whose spend lies in its interval. */
    VALUE_COVERAGE("value_coverage", Better.NEITHER, "share of customers whose spend lies in spend_pi"),
    /** Normalised Gini coefficient of value. */
    VALUE_GINI("value_gini", Better.HIGHER, "normalised Gini coefficient of value"),
    /** Share of the best tenth by value that the first tenth of the ranking holds. */
    VALUE_TOP_TENTH("value_top_tenth", Better.HIGHER, "share of the best tenth by value found in the first tenth"),
    /** Mean absolute error of a customer's value. */
    VALUE_MAE("value_mae", Better.LOWER, "mean absolute error of a customer's value"),
    /** Root mean square error of a customer's value. */
    VALUE_RMSE("value_rmse", Better.LOWER, "root mean square error of a customer's value"),
    /** Expected over actual value of all, less 1. */
    VALUE_TOTAL_ERROR("value_total_error", Better.NEARER_ZERO, "expected/actual value of all - 1");

    /** Which of two figures is better. */
    public enum Better {
        /** The higher one. */
        HIGHER,
        /** The lower one. */
        LOWER,
        /** The one nearer to 0. */
        NEARER_ZERO,
        /** It should be near a level, and no figure is better than that. */
        NEITHER
    }

    private final String column;
    private final Better better;
    private final String meaning;

    Metric(String column, Better better, String meaning) {
        this.column = column;
        this.better = better;
        this.meaning = meaning;
    }

    /**
     * The name of its column.
     *
     * @return such as {@code log_score}
     */
    public String column() {
        return column;
    }

    /**
     * Which of two figures is better.
     *
     * @return the direction
     */
    public Better better() {
        return better;
    }

    /**
     * What it says.
     *
     * @return a few words
     */
    public String meaning() {
        return meaning;
    }
}
