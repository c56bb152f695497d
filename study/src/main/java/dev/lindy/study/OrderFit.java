package dev.lindy.study;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.Transactions;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.choice.SignOfLeaving;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.spend.gammagamma.SpendIndependence;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Models and the customers that they were fitted to. Immutable.
 *
 * @param customers the customers
 * @param models the fits
 * @param independence whether what customers spend depends on how often they buy; empty without amounts
 * @param leaving whether the data show that customers leave; empty where the model was chosen by a comparison, which asked, or
 *     knows of no leaving
 * @param disagreement groups of customers on whom averaged models disagree by more than their own intervals; empty for one model
 */
public record OrderFit(
        Customers customers,
        FittedModels models,
        Optional<SpendIndependence> independence,
        Optional<SignOfLeaving> leaving,
        List<Message> disagreement) {

    /**
     * Copies the list.
     *
     * @param customers the customers
     * @param models the fits
     * @param independence whether what customers spend depends on how often they buy
     * @param leaving whether the data show that customers leave
     * @param disagreement what averaged models disagree on
     */
    public OrderFit {
        disagreement = List.copyOf(disagreement);
    }

    /**
     * Fits, and checks the spend beside it.
     *
     * @param customers the customers
     * @param options of the study
     * @return the fits
     * @throws dev.lindy.data.DataException if there are no customers to fit to, or if the model does not apply to them
     */
    public static OrderFit of(Customers customers, StudyOptions options) {
        if (options.averaged()) {
            throw new StudyException(
                    Remedy.MODEL,
                    "average needs the orders: how much each model counts is known by forecasts from several days, and "
                            + customers.source() + " holds summaries; name a model instead");
        }
        return Chunks.both(
                () -> FittedModels.of(customers.base(), customers.source(), options),
                () -> independence(customers.base()),
                (likeliest, independence) -> new OrderFit(
                        customers,
                        likeliest.withPrior(customers.base(), options.prior()),
                        independence,
                        leaving(customers, likeliest),
                        List.of()));
    }

    /**
     * Fits to a log, observed to the end of calibration where one is given.
     *
     * @param log the orders
     * @param options of the study
     * @return the fits
     * @throws dev.lindy.data.DataException if there are no customers to fit to, or if the model does not apply to them
     */
    public static OrderFit of(Transactions log, StudyOptions options) {
        options.checkAverage();
        Observation observation = options.observation().ofCalibration();
        Customers customers = Customers.of(log, observation);
        if (!options.averaged()) {
            return of(customers, options);
        }
        return Chunks.both(
                () -> averaged(log, customers.base(), observation.end(log), options),
                () -> independence(customers.base()),
                (models, independence) -> new OrderFit(
                        customers,
                        models,
                        independence,
                        Optional.empty(),
                        disagreement(customers, models, options.assumptions())));
    }

    /** What averaged models disagree on, of those that count. */
    static List<Message> disagreement(Customers customers, FittedModels models, Assumptions assumptions) {
        AveragedFits average = models.average();
        Double level = assumptions.level();
        return average == null
                ? List.of()
                : Disagreement.of(
                        average.opinions(),
                        customers.base(),
                        assumptions.horizon(customers.base().timeScale()),
                        level == null ? Assumptions.LEVEL : level);
    }

    /** An average, with weights by what was known on a day. */
    static FittedModels averaged(Transactions log, CustomerBase base, LocalDate end, StudyOptions options) {
        ModelWeights weights =
                ModelWeights.of(log, options.observation(), end, List.of(), ModelWeights.ORIGINS, null, step -> {});
        return FittedModels.averaged(base, log.source(), weights, options.spendModel());
    }

    static Optional<SpendIndependence> independence(CustomerBase base) {
        return base.hasSpend() ? Optional.of(SpendIndependence.of(base)) : Optional.empty();
    }

    static Optional<SignOfLeaving> leaving(Customers customers, FittedModels models) {
        if (models.comparison() != null || models.average() != null) {
            return Optional.empty();
        }
        CustomerBase base = customers.base();
        return SignOfLeaving.of(
                base,
                models.entry(),
                models.purchases(),
                ComparisonOptions.defaults().replicates(base.size()),
                1);
    }

    /**
     * The models as a file.
     *
     * @return the file
     */
    public ModelFile file() {
        return models.file(customers.period());
    }

    /**
     * What a reader of the fits must know besides them.
     *
     * @return sentences; empty where there is nothing to say
     */
    public List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        if (models.average() != null) {
            notes.addAll(models.average().notes());
            notes.addAll(disagreement);
        }
        if (models.spending() == null) {
            notes.add(
                    customers.base().hasSpend()
                            ? Message.of(
                                    "No customer has a repeat purchase with a value above 0, so nothing is said of value (",
                                    Remedy.SPEND.as(Preparation.Spend.ALL),
                                    " counts first purchases too).")
                            : Message.of("The orders have no amounts, so nothing is said of value."));
        }
        if (models.purchases().usable()) {
            certainty().map(Message::of).ifPresent(notes::add);
            nobodyLeaves().ifPresent(notes::add);
        }
        if (models.spending() != null) {
            models.spending().note().ifPresent(notes::add);
            independence.filter(found -> !found.holds()).ifPresent(found -> notes.add(Message.of(found.verdict())));
        }
        return notes;
    }

    /** Unless the fit says it itself. */
    private Optional<Message> nobodyLeaves() {
        boolean said = models.purchases().diagnosis().stream()
                .anyMatch(diagnosis -> diagnosis.name().equals("nobody-drops-out"));
        return leaving.filter(sign -> !said && !sign.found())
                .map(sign -> Message.of(
                        sign.sentence(models.entry().name())
                                + " So how fast they leave is not known from them: p_alive and long horizons rest on the model"
                                + " alone, and values of all future are too high if customers do leave. Observe longer, or count"
                                + " value up to a horizon that was observed (",
                        Remedy.VALUE_HORIZON,
                        ")."));
    }

    /** What P(alive) = 1 means, where a model says it of everybody who bought once. */
    private Optional<String> certainty() {
        CustomerBase base = customers.base();
        int once = 0;
        int oldest = -1;
        double longest = 0;
        for (int i = 0; i < base.size(); i++) {
            longest = Math.max(longest, base.T(i));
            if (base.frequency(i) == 0) {
                once++;
                oldest = oldest < 0 || base.T(i) > base.T(oldest) ? i : oldest;
            }
        }
        PurchaseModel model = models.model();
        String name = models.name();
        if (once == 0 || !certainlyAlive(model, base, oldest)) {
            return Optional.empty();
        }
        return Optional.of(
                model.newcomer().probabilityAlive(longest) == 1
                        ? name + " knows of no leaving, so p_alive is 1 for everybody and long"
                                + " horizons are too optimistic where customers do leave."
                        : String.format(
                                Locale.ROOT,
                                "%s lets nobody leave before a second purchase, so p_alive is 1 for the %s"
                                        + " (%.0f %%) who bought once: a property of the model, not a finding. Judge"
                                        + " them by expected_purchases.",
                                name,
                                Phrases.count(once, "customer"),
                                100.0 * once / base.size()));
    }

    private static boolean certainlyAlive(PurchaseModel model, CustomerBase base, int customer) {
        return model.probabilityAlive(base.where(i -> i == customer))[0] == 1;
    }
}
