package dev.lindy.models.purchases.bgcnbd;

import static dev.lindy.core.base.TextTable.Side.LEFT;
import static dev.lindy.core.base.TextTable.Side.RIGHT;

import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TextTable;
import dev.lindy.core.base.Wording;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.Provenance;
import dev.lindy.core.optim.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fit at the k with the largest likelihood, and the fits at all other k that it was chosen from.
 *
 * <p>Standard errors and intervals are those at the k chosen, as if it had been known. Immutable.
 *
 * @param <M> the model
 */
public final class FitsByRegularity<M extends CnbdModel> implements MaximumLikelihoodFit<M> {

    /** The largest k that is tried. */
    public static final int LARGEST = 12;

    private final List<MaximumLikelihoodFit<M>> fits;
    private final MaximumLikelihoodFit<M> best;

    private FitsByRegularity(List<MaximumLikelihoodFit<M>> fits, MaximumLikelihoodFit<M> best) {
        this.fits = fits;
        this.best = best;
    }

    static <M extends CnbdModel> FitsByRegularity<M> of(
            CnbdFamily<M> first, RecencySample sample, MaximumLikelihood fitter) {
        List<MaximumLikelihoodFit<M>> fits = new ArrayList<>();
        CnbdFamily<M> family = first;
        MaximumLikelihoodFit<M> best = fitter.fit(family, sample);
        fits.add(best);
        while (fits.size() < LARGEST) {
            MaximumLikelihoodFit<M> last = fits.get(fits.size() - 1);
            family = family.next(last.usable() ? last.estimates().values() : null);
            MaximumLikelihoodFit<M> fit = fitter.fit(family, sample);
            fits.add(fit);
            boolean better = fit.estimates().logLikelihood() > best.estimates().logLikelihood();
            if (fit.usable() && (better || !best.usable())) {
                best = fit;
            }
        }
        return new FitsByRegularity<>(List.copyOf(fits), best);
    }

    /**
     * The fits at all k that were tried.
     *
     * @return k = 1, 2, … up to {@value #LARGEST}, usable or not
     */
    public List<MaximumLikelihoodFit<M>> fits() {
        return fits;
    }

    /**
     * The k chosen.
     *
     * @return from 1 (purchases at random)
     */
    public int k() {
        return best.model().k();
    }

    @Override
    public M model() {
        return best.model();
    }

    @Override
    public M model(double[] natural) {
        return best.model(natural);
    }

    @Override
    public Sample data() {
        return best.data();
    }

    @Override
    public LogLikelihood logLikelihood() {
        return best.logLikelihood();
    }

    @Override
    public Objective objective() {
        return best.objective();
    }

    @Override
    public Objective objective(double[] weights) {
        return best.objective(weights);
    }

    @Override
    public String modelId() {
        return best.modelId();
    }

    @Override
    public Maximum estimates() {
        return best.estimates();
    }

    @Override
    public Draws<M> draws(int n, long seed) {
        return best.draws(n, seed);
    }

    /** Those of the fit chosen, and {@code most-regular} where it has the largest k that was tried. */
    @Override
    public List<Diagnosis> diagnosis() {
        List<Diagnosis> all = new ArrayList<>(best.diagnosis());
        if (k() == LARGEST) {
            all.add(new Diagnosis(
                    "most-regular",
                    Diagnosis.Severity.WARNING,
                    "purchases come at least as regularly as the largest k that was tried, " + LARGEST
                            + ", can express: about like a subscription.",
                    "try a larger k, up to " + CnbdModel.MOST_PHASES
                            + "; or count renewals with a model of contracts."));
        }
        return List.copyOf(all);
    }

    @Override
    public Provenance provenance() {
        return best.provenance();
    }

    @Override
    public String summary(Wording words, double level) {
        StringBuilder out = new StringBuilder(best.summary(words, level));
        if (k() == LARGEST) {
            out.append('\n').append(diagnosis().get(diagnosis().size() - 1).text(words));
        }
        out.append("\nregularity: ");
        if (!best.usable()) {
            out.append("no k has a usable maximum.");
        } else if (k() == 1) {
            out.append("k = 1, chosen by likelihood; purchases come as at random.");
        } else {
            out.append(String.format(
                    Locale.ROOT,
                    "k = %d, chosen by likelihood; the times between a customer's purchases vary by %.0f %% of their mean"
                            + " (at random: 100 %%).",
                    k(),
                    100 / Math.sqrt(k())));
        }
        TextTable table = new TextTable("", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, LEFT)
                .atLeast(4, 16, 12, 12, 12, 12)
                .row("k", "log-likelihood", "r", "alpha", "a", "b", "");
        for (MaximumLikelihoodFit<M> fit : fits) {
            M m = fit.model();
            table.row(
                    Integer.toString(m.k()),
                    number(fit.estimates().logLikelihood(), "%,.2f"),
                    number(m.r(), "%.4g"),
                    number(m.alpha(), "%.4g"),
                    number(m.a(), "%.4g"),
                    number(m.b(), "%.4g"),
                    !fit.usable() ? "   no usable maximum" : fit == best ? "   chosen" : "");
        }
        return out.append('\n').append(table).toString();
    }

    private static String number(double value, String format) {
        return String.format(Locale.ROOT, format, value).replace('-', '−');
    }

    @Override
    public String toString() {
        return summary();
    }
}
