package dev.lindy.study;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.RollingSplits;
import dev.lindy.models.SpendModel;
import dev.lindy.models.average.AveragedModel;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.Misfit;
import dev.lindy.models.validation.CustomerForecast;
import dev.lindy.models.validation.ForecastScores;
import dev.lindy.models.validation.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Do the models deserve belief? The log is cut at several days; at each, every model is fitted to what was known and asked for the time
 * after it, beside simple rules. Immutable.
 *
 * @param customers of the whole log
 * @param cuts the last day of each calibration, the earliest first
 * @param length of each forecast, in units of time
 * @param step how far cuts lie apart, in units of time; less than the length where holdouts overlap, 0 where all would fall on one day
 * @param unit of times
 * @param level of all intervals
 * @param standings of models, the best log score first, then of simple rules
 * @param next what the best model expects of the time after the log; empty where none has a usable fit
 * @param tables all figures by the names of their tables
 * @param thin cuts that were left out, and why
 * @param leftOut models that were left out, by id, and why
 */
public record ValidationStudy(
        Customers customers,
        List<LocalDate> cuts,
        int length,
        int step,
        TimeScale unit,
        double level,
        List<Standing> standings,
        Optional<Next> next,
        Map<String, Columns> tables,
        Map<LocalDate, String> thin,
        Map<String, Message> leftOut) {

    /**
     * What all customers will buy in the time after the log; what will happen is not known, and NaN.
     *
     * @param model the name of the model in print
     * @param purchases of all; the wider interval is null where too few windows are apart from each other, {@link Misfit#UNKNOWN}
     * @param misfit what earlier forecasts of purchases were off by; null likewise
     * @param value of all purchases, undiscounted
     * @param valueMisfit what earlier forecasts of value were off by; null likewise
     */
    public record Next(
            String model,
            Standing.Total purchases,
            @Nullable Misfit misfit,
            Standing.Total value,
            @Nullable Misfit valueMisfit) {}

    /**
     * Copies lists and maps.
     *
     * @param customers of the whole log
     * @param cuts the last day of each calibration
     * @param length of each forecast
     * @param step how far cuts lie apart
     * @param unit of times
     * @param level of all intervals
     * @param standings of models and simple rules
     * @param next what the best model expects
     * @param tables all figures
     * @param thin cuts that were left out
     * @param leftOut models that were left out
     */
    public ValidationStudy {
        cuts = List.copyOf(cuts);
        standings = List.copyOf(standings);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        thin = Collections.unmodifiableMap(new LinkedHashMap<>(thin));
        leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    }

    /**
     * Validates.
     *
     * @param log the orders
     * @param options which models, how often and how far
     * @param progress hears of each origin
     * @return what was found
     * @throws StudyException if the options do not suit the log, or too little is known at every cut
     * @throws DataException if the log cannot be used, or none of the models applies
     */
    public static ValidationStudy of(Transactions log, ValidationOptions options, Progress progress) {
        Observation observation = options.observation().withCalibrationEnd(null);
        Customers customers = Customers.of(log, observation);
        Customers.requireSome(customers.base(), customers.source());
        ObservationPeriod whole = observation.upTo(observation.end(log));
        RollingSplits rolling = split(log, whole, observation, options);
        List<Split> splits = rolling.splits();
        if (splits.isEmpty()) {
            throw new StudyException(Message.of(
                    customers.source() + ": too little is known to validate a forecast: ",
                    thinnest(rolling),
                    "; another ",
                    Remedy.HORIZON,
                    " or fewer ",
                    Remedy.ORIGINS,
                    " may help"));
        }
        ValidationTables tables = new ValidationTables(options.by());
        Map<String, Standing> standings = new LinkedHashMap<>();
        Map<String, Message> left = new LinkedHashMap<>();
        List<OriginScores> scores = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            progress.step("forecasting from " + splits.get(i).calibrationEnd());
            Split earlier = earlier(log, splits, i, observation, rolling.length());
            OriginForecasts origin = OriginForecasts.of(splits.get(i), earlier, customers.source(), options, scores);
            scores.add(OriginScores.of(origin));
            collect(i + 1, origin, standings);
            left.putAll(origin.leftOut());
            tables.add(origin);
        }
        List<List<Integer>> apart = new ArrayList<>();
        for (int i = 0; i < splits.size(); i++) {
            apart.add(others(rolling, i));
        }
        List<Standing> sorted = standings.values().stream()
                .map(standing -> standing.widened(apart))
                .sorted(Comparator.comparing(Standing::kind)
                        .thenComparing(s -> !s.usable())
                        .thenComparingDouble(s -> -orWorst(s.mean(Metric.LOG_SCORE))))
                .toList();
        if (!options.models().isEmpty()
                && options.models().stream().noneMatch(entry -> standings.containsKey(entry.id()))) {
            var entry = options.models().get(0);
            throw new DataException(Message.of(
                    customers.source() + ": " + entry.name() + " cannot be used: ",
                    left.getOrDefault(entry.id(), Message.of())));
        }
        progress.step("looking ahead");
        return new ValidationStudy(
                customers,
                splits.stream().map(Split::calibrationEnd).toList(),
                rolling.length(),
                rolling.step(),
                observation.unit(),
                options.level(),
                sorted,
                next(customers, sorted, rolling, options, scores),
                tables.tables(sorted, splits),
                rolling.leftOut(),
                left);
    }

    private static double orWorst(double score) {
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
    }

    private static RollingSplits split(
            Transactions log, ObservationPeriod whole, Observation observation, ValidationOptions options) {
        var horizon = options.horizon();
        int length = horizon == null
                ? RollingSplits.usualLength(log, whole, options.origins())
                : whole(horizon.in(observation.unit()), observation.unit());
        try {
            return RollingSplits.of(log, whole, observation.preparation(), options.origins(), length);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new StudyException(Message.of(e, "; a shorter ", Remedy.HORIZON, " leaves more"));
        }
    }

    static int whole(double length, TimeScale unit) {
        if (length != Math.rint(length)) {
            throw new StudyException(Message.of(
                    Remedy.HORIZON,
                    String.format(
                            Locale.ROOT,
                            " must be a whole number of %s here, but is %.2f; try %d, or another ",
                            unit.plural(),
                            length,
                            Math.max(1, Math.round(length))),
                    Remedy.UNIT));
        }
        return (int) Math.min(1e6, length);
    }

    private static String thinnest(RollingSplits rolling) {
        List<String> reasons = new ArrayList<>();
        rolling.leftOut().forEach((cut, why) -> reasons.add("at " + cut + " " + why));
        return reasons.get(reasons.size() - 1);
    }

    /** A split that ends where the holdout begins: the one before, or one made for the purpose. */
    private static @Nullable Split earlier(
            Transactions log, List<Split> splits, int i, Observation observation, int length) {
        LocalDate cut = splits.get(i).calibrationEnd();
        for (Split other : splits) {
            if (other.holdoutEnd().equals(cut)) {
                return other;
            }
        }
        try {
            List<Split> made = RollingSplits.of(log, observation.upTo(cut), observation.preparation(), 1, length)
                    .splits();
            return made.isEmpty() ? null : made.get(0);
        } catch (IllegalArgumentException e) {
            // The log is too short before the cut: no hiatus can be learned.
            return null;
        }
    }

    private static void collect(int number, OriginForecasts origin, Map<String, Standing> standings) {
        Split split = origin.split();
        for (OriginForecasts.Fitted fitted : origin.models()) {
            var model = fitted.forecast();
            add(
                    standings,
                    model.forecast(),
                    fitted.isBaseline() ? Standing.Kind.BASELINE : Standing.Kind.MODEL,
                    window(
                            number,
                            split,
                            model.forecast(),
                            model.scores(),
                            model.total().orElse(null),
                            model.totalValue().orElse(null),
                            fitted.usable(),
                            fitted.seconds()));
        }
        for (OriginForecasts.Rule rule : origin.rules()) {
            add(
                    standings,
                    rule.forecast(),
                    Standing.Kind.BASELINE,
                    window(number, split, rule.forecast(), rule.scores(), null, null, true, Double.NaN));
        }
    }

    private static Standing.Window window(
            int number,
            Split split,
            CustomerForecast forecast,
            ForecastScores scores,
            @Nullable Interval total,
            @Nullable Interval totalValue,
            boolean usable,
            double seconds) {
        double purchases = 0;
        double value = split.calibration().hasSpend() ? 0 : Double.NaN;
        for (int i = 0; i < split.calibration().size(); i++) {
            purchases += split.holdoutPurchases(i);
            value += split.holdoutSpend(i);
        }
        return new Standing.Window(
                number,
                scores,
                new Standing.Total(forecast.expectedTotal(), purchases, total, null),
                new Standing.Total(forecast.expectedValue(), value, totalValue, null),
                usable,
                seconds);
    }

    private static void add(
            Map<String, Standing> standings, CustomerForecast forecast, Standing.Kind kind, Standing.Window window) {
        Standing before = standings.get(forecast.id());
        List<Standing.Window> windows = new ArrayList<>(before == null ? List.of() : before.windows());
        windows.add(window);
        standings.put(forecast.id(), new Standing(forecast.id(), forecast.name(), kind, windows));
    }

    /** The numbers of the windows that are apart from one and from each other. */
    private static List<Integer> others(RollingSplits rolling, int i) {
        List<Split> splits = rolling.splits();
        Split one = splits.get(i);
        return rolling.apart().stream()
                .filter(j -> j != i
                        && (!splits.get(j).holdoutEnd().isAfter(one.calibrationEnd())
                                || !splits.get(j).calibrationEnd().isBefore(one.holdoutEnd())))
                .map(j -> j + 1)
                .toList();
    }

    private static Optional<Next> next(
            Customers customers,
            List<Standing> sorted,
            RollingSplits rolling,
            ValidationOptions options,
            List<OriginScores> scores) {
        double level = options.level();
        Standing best = sorted.get(0);
        if (!best.usable() || Double.isNaN(best.mean(Metric.LOG_SCORE))) {
            return Optional.empty();
        }
        FittedModels fit = best.id().equals(AveragedModel.ID)
                ? FittedModels.averaged(
                        customers.base(),
                        customers.source(),
                        ModelWeights.of(scores, ModelWeights.candidates(options.models())),
                        null)
                : FittedModels.of(customers.base(), customers.source(), ModelCatalog.get(best.id()), null);
        Sureness sure = fit.sureness();
        double[] each = fit.model().conditionalExpectedTransactions(customers.base(), rolling.length());
        double purchases = Arrays.stream(each).sum();
        if (sure.purchases().isEmpty() || !(purchases > 0)) {
            return Optional.empty();
        }
        Interval ofPurchases = sure.purchases().get().outcomeOfTotal(customers.base(), rolling.length(), level);
        SpendModel spend = fit.spendModel();
        double value = Double.NaN;
        if (spend != null) {
            double[] paid = spend.conditionalMeanSpend(customers.base());
            value = IntStream.range(0, each.length)
                    .mapToDouble(i -> each[i] * paid[i])
                    .sum();
        }
        Interval ofValue = sure.value()
                .flatMap(of -> of.of(customers.base(), Discount.none(), level).spendOfTotal(rolling.length()))
                .orElse(null);
        List<Integer> apart = rolling.apart().stream().map(i -> i + 1).toList();
        Optional<Misfit> misfit = best.misfit(apart, Standing.Window::purchases);
        Optional<Misfit> valueMisfit = best.misfit(apart, Standing.Window::value);
        return Optional.of(new Next(
                best.name(),
                new Standing.Total(purchases, Double.NaN, ofPurchases, null).widened(misfit),
                misfit.orElse(null),
                new Standing.Total(value, Double.NaN, ofValue, null).widened(valueMisfit),
                valueMisfit.orElse(null)));
    }

    /**
     * What must be known besides the figures, each note with its name.
     *
     * @return empty where there is nothing to say
     */
    public List<Message> notes() {
        return ValidationNotes.of(this);
    }

    /**
     * The answer in plain words.
     *
     * @return its first word says whether to believe the best model
     */
    public ValidationAnswer answer() {
        return ValidationAnswer.of(this);
    }

    /**
     * The best model.
     *
     * @return the first of the standings
     */
    public Standing best() {
        return standings.get(0);
    }

    /**
     * How a model or simple rule did.
     *
     * @param id its name in files
     * @return empty where it was not used
     */
    public Optional<Standing> standing(String id) {
        return standings.stream().filter(standing -> standing.id().equals(id)).findFirst();
    }
}
