package dev.lindy.models.choice;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Split;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.inference.LikelihoodRatioTest;
import dev.lindy.core.inference.ParametricBootstrap;
import dev.lindy.core.inference.VuongTest;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.interval.Interval;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.validation.ForecastScore;
import dev.lindy.models.validation.HoldoutForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits several models to the same customers and compares them. The base is compressed once, for all of them; the models are
 * fitted side by side on the cores at hand, and the result does not depend on their number. Immutable.
 */
public final class ModelComparer {

    /** Of the interval of the purchases of a holdout. */
    private static final double LEVEL = 0.9;

    /** So many replicates let a p-value of 0.01 be reached. */
    public static final int REPLICATES = 99;

    private final List<CatalogEntry<?, ?>> entries;
    private final MaximumLikelihood fitter;
    private final int replicates;
    private final long seed;
    private final @Nullable Split holdout;
    private final @Nullable Split inner;

    private ModelComparer(
            List<CatalogEntry<?, ?>> entries,
            MaximumLikelihood fitter,
            int replicates,
            long seed,
            @Nullable Split holdout,
            @Nullable Split inner) {
        this.entries = List.copyOf(entries);
        this.fitter = fitter;
        this.replicates = replicates;
        this.seed = seed;
        this.holdout = holdout;
        this.inner = inner;
    }

    /**
     * All models of the catalog that apply, chosen by AIC, with {@value #REPLICATES} replicates where a test needs
     * simulation, and without a holdout.
     *
     * @return a comparer
     */
    public static ModelComparer withDefaults() {
        return new ModelComparer(ModelCatalog.all(), MaximumLikelihood.withDefaults(), REPLICATES, 1, null, null);
    }

    /**
     * Compares some models only.
     *
     * @param models at least one
     * @return a new comparer
     */
    public ModelComparer withModels(List<CatalogEntry<?, ?>> models) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("there is no model to compare; name at least one");
        }
        return new ModelComparer(models, fitter, replicates, seed, holdout, inner);
    }

    /**
     * Fits in another way.
     *
     * @param other the fitter
     * @return a new comparer
     */
    public ModelComparer withFitter(MaximumLikelihood other) {
        return new ModelComparer(entries, other, replicates, seed, holdout, inner);
    }

    /**
     * Sets the simulations behind a parametric bootstrap.
     *
     * @param number of replicates; 0 makes no test that needs them
     * @param randomSeed same seed, same p-values
     * @return a new comparer
     */
    public ModelComparer withBootstrap(int number, long randomSeed) {
        if (number < 0) {
            throw new IllegalArgumentException("replicates must be at least 0, but are " + number);
        }
        return new ModelComparer(entries, fitter, number, randomSeed, holdout, inner);
    }

    /**
     * Reports how each model forecasts a holdout. It has no say in the choice.
     *
     * @param split the models are fitted to its calibration once more, unless that is the base that is compared on
     * @return a new comparer
     */
    public ModelComparer withHoldout(@Nullable Split split) {
        return new ModelComparer(entries, fitter, replicates, seed, split, inner);
    }

    /**
     * Chooses by forecasts instead of AIC: the models are fitted to the split's calibration, and the one is chosen that gave
     * what customers then did the highest probability. The split must end before the holdout that is reported begins,
     * else that report flatters the choice.
     *
     * @param split an earlier split; null to choose by AIC
     * @return a new comparer
     */
    public ModelComparer withInnerSplit(@Nullable Split split) {
        return new ModelComparer(entries, fitter, replicates, seed, holdout, split);
    }

    /**
     * Fits and compares.
     *
     * @param base the customers
     * @return what was found
     * @throws IllegalArgumentException if no model can be fitted to these customers, with the reason for each
     */
    public ModelComparison compare(CustomerBase base) {
        Map<String, Message> left = new LinkedHashMap<>();
        List<CatalogEntry<?, ?>> fitting = new ArrayList<>();
        for (CatalogEntry<?, ?> entry : entries) {
            Optional<Message> obstacle = entry.obstacle(base);
            obstacle.ifPresent(why -> left.put(entry.id(), why));
            if (obstacle.isEmpty()) {
                fitting.add(entry);
            }
        }
        if (fitting.isEmpty()) {
            throw new IllegalArgumentException("none of the models can be fitted to these customers: " + left);
        }
        // Made here once, so that no two models do it side by side.
        base.compressed();
        int n = fitting.size();
        @Nullable Candidate[] made = new @Nullable Candidate[n];
        double year = Math.rint(base.timeScale().perYear());
        Chunks.eachTask(n, i -> made[i] = candidate(fitting.get(i), base, Math.max(1, year)));
        List<Candidate> candidates =
                new ArrayList<>(Arrays.stream(made).map(Objects::requireNonNull).toList());
        candidates.sort(Comparator.comparing((Candidate c) -> c.entry().kind())
                .thenComparing(c -> !c.fit().usable())
                .thenComparingDouble(Candidate::aic));
        return new ModelComparison(
                candidates,
                tests(base, candidates),
                left,
                base,
                TimingRegularity.of(base).orElse(null),
                inner != null);
    }

    private Candidate candidate(CatalogEntry<?, ?> entry, CustomerBase base, double year) {
        long start = System.nanoTime();
        MaximumLikelihoodFit<? extends PurchaseModel> fit = entry.fit(fitter, base);
        double seconds = (System.nanoTime() - start) / 1e9;
        HoldoutForecast forecast = null;
        Interval outcome = null;
        if (holdout != null) {
            MaximumLikelihoodFit<? extends PurchaseModel> before =
                    holdout.calibration() == base ? fit : entry.fit(fitter, holdout.calibration());
            forecast = HoldoutForecast.of(before.model(), holdout);
            outcome = outcome(before, holdout);
        }
        double expected = 0;
        for (double purchases : fit.model().conditionalExpectedTransactions(base, year)) {
            expected += purchases;
        }
        double score = inner == null
                ? Double.NaN
                : ForecastScore.of(entry.fit(fitter, inner.calibration()).model(), inner);
        return new Candidate(
                entry, fit, seconds, expected, aliveOfOneTimeBuyers(fit.model(), base), forecast, outcome, score);
    }

    /** Between what the purchases of the holdout were to lie; null where that is not known. */
    private static @Nullable Interval outcome(MaximumLikelihoodFit<? extends PurchaseModel> fit, Split holdout) {
        if (!fit.usable() || !(holdout.holdoutDuration() > 0)) {
            return null;
        }
        return PurchaseIntervals.of(fit.estimates(), fit::model)
                .map(of -> of.outcomeOfTotal(holdout.calibration(), holdout.holdoutDuration(), LEVEL))
                .filter(of -> Double.isFinite(of.lower() + of.upper()))
                .orElse(null);
    }

    private static double aliveOfOneTimeBuyers(PurchaseModel model, CustomerBase base) {
        double[] alive = model.probabilityAlive(base);
        if (!model.knowsHistoriesOnly()) {
            return IntStream.range(0, alive.length)
                    .filter(i -> base.frequency(i) == 0)
                    .mapToDouble(i -> alive[i])
                    .average()
                    .orElse(Double.NaN);
        }
        CompressedBase histories = base.compressed();
        double[] byHistory = histories.gather(alive);
        double sum = 0;
        int customers = 0;
        for (int row = 0; row < histories.rows() && histories.frequency(row) == 0; row++) {
            sum += histories.count(row) * byHistory[row];
            customers += histories.count(row);
        }
        return sum / customers;
    }

    /** The best of each kind against the others, and each model against the smaller ones that it contains. */
    private List<PairTest> tests(CustomerBase base, List<Candidate> candidates) {
        List<Candidate> usable = candidates.stream()
                .filter(c -> c.fit().usable() && SameModel.of(c, candidates).isEmpty())
                .toList();
        List<PairTest> tests = new ArrayList<>();
        for (Candidate inside : usable) {
            boolean simulated = false;
            for (Candidate outside : usable) {
                Nesting nesting = nesting(outside, inside);
                if (nesting == null) {
                    continue;
                }
                // Candidates come in the order of AIC: one simulation, for the best of those that contain the model.
                if (nesting.test() == Nesting.Test.AIC
                        && !inside.equals(usable.get(0))
                        && !outside.equals(usable.get(0))) {
                    // AIC stands in the table; it is worth a sentence for the best only.
                    continue;
                }
                boolean simulation = nesting.test() == Nesting.Test.BOOTSTRAP;
                if (!simulation || !simulated) {
                    tests.add(nested(base, inside, outside, nesting));
                }
                simulated |= simulation;
            }
        }
        for (int i = 0; i < usable.size(); i++) {
            Candidate best = usable.get(i);
            if (i > 0 && usable.get(i - 1).entry().kind() == best.entry().kind()) {
                continue;
            }
            for (Candidate other : usable.subList(i + 1, usable.size())) {
                if (other.entry().kind() == best.entry().kind()
                        // With covariates the rows of two models need not be the same.
                        && best.fit().model().knowsHistoriesOnly()
                        && nesting(best, other) == null
                        && nesting(other, best) == null) {
                    tests.add(new PairTest.NonNested(
                            best,
                            other,
                            VuongTest.of(
                                    best.entry().atMaximum(base, best.fit()),
                                    other.entry().atMaximum(base, other.fit()),
                                    weights(base.compressed()),
                                    VuongTest.Pair.OVERLAPPING,
                                    withinHistories(base, best.regularity() - other.regularity()))));
                }
            }
        }
        return tests;
    }

    private static @Nullable Nesting nesting(Candidate outside, Candidate inside) {
        return outside.entry().contains().stream()
                .filter(n -> n.inner().equals(inside.id())
                        && outside.entry().kind() == inside.entry().kind())
                .findFirst()
                .orElse(null);
    }

    private PairTest nested(CustomerBase base, Candidate inside, Candidate outside, Nesting nesting) {
        double smaller = inside.fit().estimates().logLikelihood();
        double larger = outside.fit().estimates().logLikelihood();
        int more = outside.parameters() - inside.parameters();
        LikelihoodRatioTest test =
                switch (nesting.test()) {
                    case AIC -> null;
                    case CHI_SQUARE -> LikelihoodRatioTest.chiSquare(smaller, larger, more);
                    case HALF_CHI_SQUARE -> LikelihoodRatioTest.boundary(smaller, larger);
                    case BOOTSTRAP ->
                        replicates == 0 || outside.aic() >= inside.aic()
                                ? null
                                : LikelihoodRatioTest.bootstrap(smaller, larger, bootstrap(base, inside, outside));
                };
        return new PairTest.Nested(inside, outside, nesting, test);
    }

    /**
     * What the larger model gains on bases that the smaller one draws. Each of the two refits ends within the bounds of the fitter;
     * a base that cannot be drawn, or has no maximum, is a failure, which {@link LikelihoodRatioTest#failures()} counts.
     */
    private ParametricBootstrap bootstrap(CustomerBase base, Candidate inside, Candidate outside) {
        return gains(
                fitter, replicates, seed, base, inside.entry(), inside.fit().model(), outside.entry());
    }

    /** What a larger model gains on bases that a smaller one draws. */
    static ParametricBootstrap gains(
            MaximumLikelihood fitter,
            int replicates,
            long seed,
            CustomerBase base,
            CatalogEntry<?, ?> inside,
            PurchaseModel truth,
            CatalogEntry<?, ?> outside) {
        return ParametricBootstrap.of(replicates, seed, random -> {
            try {
                CustomerBase drawn = SimulatedBase.of(truth, base, random);
                return statistic(inside.fit(fitter, drawn), outside.fit(fitter, drawn));
            } catch (UncomputableException e) {
                return Double.NaN;
            }
        });
    }

    /** NaN where one of the two has no maximum. A maximum at infinity is reached from below, hence not below 0. */
    private static double statistic(MaximumLikelihoodFit<?> smaller, MaximumLikelihoodFit<?> larger) {
        return failed(smaller) || failed(larger)
                ? Double.NaN
                : Math.max(
                        0,
                        2
                                * (larger.estimates().logLikelihood()
                                        - smaller.estimates().logLikelihood()));
    }

    private static boolean failed(Fit<?> fit) {
        return fit.diagnosis().stream().anyMatch(d -> d.severity() == Diagnosis.Severity.FATAL);
    }

    /**
     * Customers of one history share their likelihood, but for litt where a model reads it: the squares of what it differs by
     * from the mean of their history.
     */
    private static double withinHistories(CustomerBase base, double timesLitt) {
        if (timesLitt == 0) {
            return 0;
        }
        CompressedBase histories = base.compressed();
        double[] mean = new double[histories.rows()];
        for (int i = 0; i < base.size(); i++) {
            mean[histories.rowOf(i)] += base.litt(i) / histories.count(histories.rowOf(i));
        }
        double squares = 0;
        for (int i = 0; i < base.size(); i++) {
            double apart = timesLitt * (base.litt(i) - mean[histories.rowOf(i)]);
            squares += apart * apart;
        }
        return squares;
    }

    private static double[] weights(CompressedBase histories) {
        double[] weights = new double[histories.rows()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = histories.count(row);
        }
        return weights;
    }
}
