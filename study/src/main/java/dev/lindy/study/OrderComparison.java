package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.Split;
import dev.lindy.data.DataException;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.models.choice.ModelComparison;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All models that apply to some customers, compared. Immutable.
 *
 * @param customers that they were fitted to
 * @param holdout the log in two, so that what each model forecasts is reported, or why it is not cut
 * @param inner what lies before that holdout in two, where the choice follows it, or why it is not cut
 * @param models what was found
 * @param weights how much each model would count in an average; null where none were asked for
 * @param disagreement groups of customers on whom models disagree by more than their own intervals
 */
public record OrderComparison(
        Customers customers,
        Cut holdout,
        Cut inner,
        ModelComparison models,
        @Nullable ModelWeights weights,
        List<Message> disagreement) {

    /**
     * Copies the list.
     *
     * @param customers that they were fitted to
     * @param holdout the log in two
     * @param inner what lies before that holdout in two
     * @param models what was found
     * @param weights how much each model would count
     * @param disagreement what models disagree on
     */
    public OrderComparison {
        disagreement = List.copyOf(disagreement);
    }

    /**
     * Compares on the calibration, with what came later as holdout, where a calibration end is given; else on the whole log,
     * with a holdout of its last quarter beside it. An inner holdout ends before this one begins.
     *
     * @param log the orders
     * @param options of the study
     * @param progress hears when the customers are there
     * @return what was found
     * @throws StudyException if the calibration end does not lie within the log, or if the choice is to follow a forecast
     *     and the log cannot be cut for it
     * @throws DataException if there are no customers to fit to, or if a model that was named does not apply to them
     */
    public static OrderComparison of(Transactions log, StudyOptions options, Progress progress) {
        Observation observation = options.observation();
        Customers whole = Customers.of(log, observation.ofCalibration());
        Cut cut = Cut.of(log, observation);
        Split split = cut.split();
        Customers customers = observation.calibrationEnd() != null && split != null
                ? new Customers(split.calibration(), whole.ledger(), whole.currency(), whole.period())
                : whole;
        Cut inner = options.comparison().chooseBy() == ChooseBy.AIC
                ? Cut.NOT_ASKED
                : Cut.atThreeQuarters(
                        log,
                        split == null ? observation.ofCalibration().end(log) : split.calibrationEnd(),
                        observation);
        OrderComparison found = of(customers, cut, inner, options.comparison(), progress);
        Integer origins = options.comparison().origins();
        return origins == null
                ? found
                : found.weighed(ModelWeights.of(
                        log,
                        observation,
                        observation.ofCalibration().end(log),
                        options.comparison().entries(),
                        origins,
                        null,
                        progress));
    }

    /**
     * Compares on customers that are summarised already, without a holdout.
     *
     * @param summaries what was read
     * @param options of the comparison
     * @param progress hears when the customers are there
     * @return what was found
     * @throws StudyException if the choice is to follow a forecast
     * @throws DataException if there are no customers to fit to, or if a model that was named does not apply to them
     */
    public static OrderComparison ofSummaries(Preparation summaries, ComparisonOptions options, Progress progress) {
        if (options.origins() != null) {
            throw new StudyException(
                    Remedy.ORIGINS, "needs the orders, which can be cut at several days; summaries cannot");
        }
        Cut none = Cut.not("summaries hold no orders that could be held back");
        return of(Customers.ofSummaries(summaries), none, none, options, progress);
    }

    private static OrderComparison of(
            Customers customers, Cut cut, Cut inner, ComparisonOptions options, Progress progress) {
        if (options.chooseBy() == ChooseBy.FORECAST && inner.split() == null) {
            throw new StudyException(Message.of(
                    Remedy.CHOOSE_BY,
                    " forecast needs a holdout before the one that is reported: ",
                    inner.whyNot(),
                    "; ",
                    Remedy.CHOOSE_BY.as(ChooseBy.AIC),
                    " needs none"));
        }
        CustomerBase base = customers.base();
        Customers.requireSome(base, customers.source());
        options.requireApplicable(base, customers.source());
        progress.step("comparing");
        ModelComparison models = options.comparer(base)
                .withHoldout(cut.split())
                .withInnerSplit(inner.split())
                .compare(base);
        return new OrderComparison(customers, cut, inner, models, null, disagreement(models, base));
    }

    private OrderComparison weighed(ModelWeights found) {
        return new OrderComparison(customers, holdout, inner, models, found, disagreement);
    }

    private static List<Message> disagreement(ModelComparison models, CustomerBase base) {
        List<Disagreement.Opinion> opinions = models.candidates().stream()
                .filter(candidate -> candidate.fit().usable())
                .filter(candidate ->
                        ModelWeights.candidates(List.of(candidate.entry())).size() == 1)
                .map(candidate -> new Disagreement.Opinion(
                        candidate.name(), candidate.fit().model(), AveragedFits.intervals(candidate.fit())))
                .toList();
        Assumptions usual = Assumptions.defaults();
        return Disagreement.of(opinions, base, usual.horizon(base.timeScale()), Assumptions.LEVEL);
    }
}
