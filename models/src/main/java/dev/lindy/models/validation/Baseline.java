package dev.lindy.models.validation;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Simple rules that a model must beat to deserve its keep. Some only put customers in order, some only say how many purchases there
 * will be. {@link HiatusRule} is one more.
 */
public enum Baseline {
    /** Whoever bought last is first. */
    RECENCY("recency", "recency alone") {
        @Override
        public Optional<CustomerForecast> forecast(Split split) {
            CustomerBase base = split.calibration();
            double[] by = new double[base.size()];
            Arrays.setAll(by, i -> base.recency(i) - base.T(i));
            return Optional.of(CustomerForecast.ranking(id(), print(), by, base.hasSpend() ? by : null));
        }
    },

    /** Whoever has spent most is first. */
    PAST_SPEND("past-spend", "past spend") {
        @Override
        public Optional<CustomerForecast> forecast(Split split) {
            CustomerBase base = split.calibration();
            if (!base.hasSpend() || !base.hasHistoricalValue()) {
                return Optional.empty();
            }
            double[] by = new double[base.size()];
            Arrays.setAll(by, base::historicalValue);
            return Optional.of(CustomerForecast.ranking(id(), print(), by, by));
        }
    },

    /** Everybody goes on buying and paying as so far. */
    SAME_RATE("same-rate", "at the rate so far") {
        @Override
        public Optional<CustomerForecast> forecast(Split split) {
            double[] expected = atTheRateSoFar(split);
            return Optional.of(
                    CustomerForecast.expecting(id(), print(), expected, worth(expected, split.calibration()), split));
        }
    },

    /** All together buy as in the same time a year before or, where the log is too short for that, as in the time just before. */
    AS_BEFORE("as-before", "as many as before") {
        @Override
        public Optional<CustomerForecast> forecast(Split split) {
            return before(split).map(perPeriod -> CustomerForecast.totals(id(), print(), perPeriod));
        }
    },

    /** Nobody ever buys again. */
    NOBODY("nobody", "nobody buys") {
        @Override
        public Optional<CustomerForecast> forecast(Split split) {
            double[] nothing = new double[split.calibration().size()];
            double[] value = split.calibration().hasSpend() ? nothing : null;
            return Optional.of(CustomerForecast.expecting(id(), print(), nothing, value, split)
                    .withProbability(nothing));
        }
    };

    private final String id;
    private final String print;

    Baseline(String id, String print) {
        this.id = id;
        this.print = print;
    }

    /**
     * What the rule says of a holdout.
     *
     * @param split calibration and holdout
     * @return the forecast; empty where the calibration lacks what the rule looks at
     */
    public abstract Optional<CustomerForecast> forecast(Split split);

    /**
     * Its name in files.
     *
     * @return such as {@code recency}
     */
    public String id() {
        return id;
    }

    String print() {
        return print;
    }

    /**
     * What all rules say that apply.
     *
     * @param split calibration and holdout
     * @return their forecasts
     */
    public static List<CustomerForecast> all(Split split) {
        List<CustomerForecast> out = new ArrayList<>();
        for (Baseline rule : values()) {
            rule.forecast(split).ifPresent(out::add);
        }
        return out;
    }

    /** Repeat purchases per time since the first one, carried on; nothing of those who came at the very end. */
    static double[] atTheRateSoFar(Split split) {
        CustomerBase base = split.calibration();
        double[] out = new double[base.size()];
        Arrays.setAll(out, i -> base.T(i) > 0 ? base.frequency(i) * split.holdoutDuration() / base.T(i) : 0);
        return out;
    }

    /** At each customer's mean spend; null where it is not known. */
    static double @Nullable [] worth(double[] purchases, CustomerBase base) {
        if (!base.hasSpend()) {
            return null;
        }
        double[] out = new double[purchases.length];
        Arrays.setAll(out, i -> purchases[i] == 0 ? 0 : purchases[i] * base.meanSpend(i));
        return out;
    }

    private static Optional<double[]> before(Split split) {
        double length = split.holdoutDuration();
        double calibration = split.calibrationDuration();
        double year = split.calibration().timeScale().perYear();
        double years = year * Math.ceil(length / year);
        double back = years <= calibration ? years : length;
        if (back > calibration) {
            return Optional.empty();
        }
        double[] out = new double[split.holdoutPurchasesPerPeriod().length];
        int[] was = split.calibrationPurchasesPerPeriod();
        for (int i = 0; i < out.length; i++) {
            double from = calibration - back + i;
            out[i] = until(was, calibration, Math.min(from + 1, calibration - back + length))
                    - until(was, calibration, from);
        }
        return Optional.of(out);
    }

    /** Purchases up to a time, evenly within each unit; the last unit may be incomplete. */
    private static double until(int[] was, double calibration, double time) {
        double sum = 0;
        for (int unit = 0; unit < was.length && unit < time; unit++) {
            double width = Math.min(1, calibration - unit);
            sum += was[unit] * (width > 0 ? Math.min(1, (time - unit) / width) : 1);
        }
        return sum;
    }
}
