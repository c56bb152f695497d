package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.inference.DrawSummary;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.value.LifetimeValue;
import dev.lindy.models.value.Predictions;
import dev.lindy.models.value.UndefinedValueException;
import dev.lindy.models.value.ValueTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers will buy and, where spend is known, what they are worth. Immutable.
 *
 * @param customers one row per customer
 * @param money null where no value is known
 * @param purchases what all customers will buy within the forecast, with chance; null where no interval is known or wanted
 * @param whyInfinite why a value that was asked for is infinite; empty where none is
 * @param assumptions what it rests on
 * @param unit of times
 * @param parameters what draws say of the parameters of each model, purchases first; empty where nothing was drawn
 */
public record Valuation(
        Columns customers,
        @Nullable Money money,
        @Nullable Interval purchases,
        Message whyInfinite,
        Assumptions assumptions,
        TimeScale unit,
        List<DrawSummary> parameters) {

    /** A schedule has about so many periods, of whole units of time where that is possible. */
    private static final int FEWEST_PERIODS = 6;

    private static final int MOST_PERIODS = 16;

    /** A share of value that deserves a word. */
    private static final double MUCH = 0.5;

    private static final int USUAL_PERIODS = 12;

    /**
     * Between what the sums of all customers will really lie, chance included. Each is null where no interval is known or wanted.
     *
     * @param spend within the forecast, not discounted
     * @param ofOneYear the value of one year
     * @param ofHorizon the value up to the horizon
     */
    public record Outcomes(
            @Nullable Interval spend,
            @Nullable Interval ofOneYear,
            @Nullable Interval ofHorizon) {

        static Outcomes of(LifetimeValue value, CustomerBase base, Length horizon) {
            return new Outcomes(
                    value.outcomeOfSpend(base).orElse(null),
                    value.outcomeOfTotal(base, Length.years(1)).orElse(null),
                    Double.isInfinite(horizon.number())
                            ? null
                            : value.outcomeOfTotal(base, horizon).orElse(null));
        }
    }

    /**
     * What is known of value.
     *
     * @param value how it was computed
     * @param totals of all customers
     * @param schedule value per coming period; null where it was not asked for
     * @param ofOneYear how sure the value of one year is; null where no interval is known or wanted
     * @param ofHorizon how sure the value up to the horizon is; null likewise
     * @param outcomes what will really happen
     * @param notes what to know of the values, by name; empty where there is nothing
     */
    public record Money(
            LifetimeValue value,
            ValueTotals totals,
            @Nullable Columns schedule,
            @Nullable Interval ofOneYear,
            @Nullable Interval ofHorizon,
            Outcomes outcomes,
            List<Diagnosis> notes) {

        /**
         * The totals in words.
         *
         * @return two lines
         */
        public String summary() {
            return value.summary(totals);
        }
    }

    /**
     * Values customers, and the coming periods.
     *
     * @param fit models and customers
     * @param assumptions of the forecast and of value
     * @return what customers are worth
     * @throws StudyException if all future purchases are infinitely many
     */
    public static Valuation of(OrderFit fit, Assumptions assumptions) {
        return of(fit.customers(), fit.models(), assumptions);
    }

    static Valuation of(Customers customers, FittedModels models, Assumptions assumptions) {
        return of(
                customers,
                models.model(),
                models.spendModel(),
                Sureness.of(models, customers.base(), assumptions),
                assumptions,
                true);
    }

    /**
     * Values customers with models that were fitted elsewhere.
     *
     * @param customers the customers
     * @param purchases the model of purchases
     * @param spend the model of spend; null to do without
     * @param sureness how sure they are
     * @param assumptions of the forecast and of value
     * @return what customers are worth, without a schedule
     * @throws StudyException if all future purchases are infinitely many
     */
    public static Valuation of(
            Customers customers,
            PurchaseModel purchases,
            @Nullable SpendModel spend,
            Sureness sureness,
            Assumptions assumptions) {
        return of(customers, purchases, spend, sureness, assumptions, false);
    }

    private static Valuation of(
            Customers customers,
            PurchaseModel purchases,
            @Nullable SpendModel spend,
            Sureness sureness,
            Assumptions assumptions,
            boolean withSchedule) {
        CustomerBase base = customers.base();
        TimeScale unit = purchases.timeScale();
        if (countsOpportunities(purchases)) {
            assumptions.checkOpportunities(unit);
        }
        double forecast = assumptions.horizon(unit);
        Double level = assumptions.level();
        Optional<PurchaseIntervals> intervals = level == null ? Optional.empty() : sureness.purchases();
        Interval outcome = intervals
                .filter(of -> base.size() > 0)
                .map(of -> of.outcomeOfTotal(base, forecast, Objects.requireNonNull(level)))
                .orElse(null);
        Message why = Message.of();
        if (spend != null && base.hasSpend()) {
            LifetimeValue plain = LifetimeValue.of(purchases, spend, assumptions.discount())
                    .withMargin(assumptions.margin())
                    .withHorizon(assumptions.in(unit).valueHorizon())
                    .withForecast(forecast)
                    .withCurrency(customers.currency());
            LifetimeValue value = level == null
                    ? plain
                    : sureness.value()
                            .map(of -> plain.withIntervals(of, level))
                            .or(() -> intervals.map(of -> plain.withIntervals(of, level)))
                            .orElse(plain);
            try {
                Columns columns = value.residual(base);
                return Chunks.both(
                        () -> ValueTotals.of(columns, value.column()),
                        () -> withSchedule ? Optional.of(schedule(value, base, forecast)) : Optional.<Columns>empty(),
                        (totals, schedule) -> new Valuation(
                                columns,
                                money(value, base, assumptions, totals, schedule.orElse(null)),
                                outcome,
                                Message.of(),
                                assumptions,
                                unit,
                                sureness.parameters()));
            } catch (UndefinedValueException e) {
                if (e.reason() == UndefinedValueException.Reason.ENDLESS_PURCHASES) {
                    throw new StudyException(
                            Message.of(e, " (", Remedy.DISCOUNT_RATE, ", ", Remedy.VALUE_HORIZON, ")"));
                }
                why = e.problem();
            }
        }
        Predictions plain = Predictions.of(purchases, assumptions.discount()).withForecast(forecast);
        Predictions predictions = level == null
                ? plain
                : intervals.map(of -> plain.withIntervals(of, level)).orElse(plain);
        return new Valuation(predictions.of(base), null, outcome, why, assumptions, unit, sureness.parameters());
    }

    private static Money money(
            LifetimeValue value,
            CustomerBase base,
            Assumptions assumptions,
            ValueTotals totals,
            @Nullable Columns schedule) {
        Interval ofOneYear = value.intervalOfTotal(base, Length.years(1)).orElse(null);
        Outcomes outcomes = Outcomes.of(value, base, assumptions.valueHorizon());
        List<Diagnosis> notes = new ArrayList<>(notes(value, base, totals));
        if (ofOneYear != null && outcomes.ofOneYear() == null) {
            notes.add(new Diagnosis(
                    "spend-variance-infinite",
                    Diagnosis.Severity.NOTE,
                    "what customers pay differs so much that its variance is infinite under this model, so there is no interval"
                            + " of what their sums will be.",
                    "judge by the intervals of expectations, and of single customers."));
        }
        return new Money(
                value,
                totals,
                schedule,
                ofOneYear,
                value.intervalOfTotal(base, assumptions.valueHorizon()).orElse(null),
                outcomes,
                List.copyOf(notes));
    }

    private static List<Diagnosis> notes(LifetimeValue value, CustomerBase base, ValueTotals totals) {
        List<Diagnosis> notes = new ArrayList<>();
        if (Double.isInfinite(totals.residualValue())) {
            notes.add(new Diagnosis(
                    "infinite-lifetime",
                    Diagnosis.Severity.NOTE,
                    "without a discount all future purchases are infinitely many under this model, so there is no value of all"
                            + " future.",
                    "judge by the value up to the horizon, or discount."));
        }
        double observed = 0;
        for (int i = 0; i < base.size(); i++) {
            observed = Math.max(observed, base.T(i));
        }
        double beyond = 1 - value.totalWithin(base, observed) / totals.value();
        if (beyond > MUCH) {
            notes.add(new Diagnosis(
                    "extrapolated-value",
                    Diagnosis.Severity.NOTE,
                    String.format(
                            Locale.ROOT,
                            "%.0f %% of the value up to the horizon lies further ahead than the %s that were observed.",
                            100 * beyond,
                            base.timeScale().describe(Math.rint(observed))),
                    "judge by a shorter horizon, or by a longer log."));
        }
        return notes;
    }

    private static boolean countsOpportunities(PurchaseModel purchases) {
        return ModelCatalog.has(purchases.id())
                && ModelCatalog.get(purchases.id()).kind() == ModelKind.DISCRETE;
    }

    private static Columns schedule(LifetimeValue value, CustomerBase base, double forecast) {
        for (int periods = MOST_PERIODS; periods >= FEWEST_PERIODS; periods--) {
            if (forecast % periods == 0) {
                return value.schedule(base, periods, forecast / periods);
            }
        }
        return value.schedule(base, USUAL_PERIODS, forecast / USUAL_PERIODS);
    }

    /**
     * Whether all values that were asked for are finite.
     *
     * @return true also where none was asked for
     */
    public boolean finite() {
        return whyInfinite.isEmpty();
    }

    /**
     * Value per coming period.
     *
     * @return null where none is known or none was asked for
     */
    public @Nullable Columns schedule() {
        return money == null ? null : money.schedule;
    }

    /**
     * The length of the forecast.
     *
     * @return in units of time
     */
    public double horizon() {
        return assumptions.horizon(unit);
    }

    /**
     * The purchases of all customers within the forecast.
     *
     * @return their expected number
     */
    public double expectedPurchases() {
        return money == null
                ? Arrays.stream(customers.doubles("expected_purchases")).sum()
                : money.totals.expectedPurchases();
    }
}
