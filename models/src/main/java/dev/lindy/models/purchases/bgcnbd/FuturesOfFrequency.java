package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.Expectation;
import dev.lindy.models.purchases.kernel.ByHistory;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** The futures of all active customers with one number of repeat purchases. */
final class FuturesOfFrequency {

    private final CnbdModel model;
    private final double n;
    private final double b;

    /** All discounted purchases at one rate of discount, kept by the one thread that asks for many T and phases. */
    private @Nullable ResidualPurchases residual;

    private double residualAt = Double.NaN;

    FuturesOfFrequency(CnbdModel model, int x) {
        this.model = model;
        n = model.r() + (double) model.k() * x;
        b = model.b() + model.dropout().chances(x);
    }

    /** The future of a customer who is active at T; many threads may use it. */
    RegularFuture future(double T, Phases phases) {
        return future(T, phases, this::residual);
    }

    private RegularFuture future(double T, Phases phases, DoubleFunction<ResidualPurchases> discounted) {
        return new RegularFuture(model.k(), n, model.alpha() + T, model.a(), b, phases, discounted, model.timeScale());
    }

    private ResidualPurchases residual(double delta) {
        return new ResidualPurchases(model.k(), n, model.a(), b, delta);
    }

    private ResidualPurchases keptResidual(double delta) {
        ResidualPurchases known = residual;
        if (known == null || delta != residualAt) {
            known = residual(delta);
            residual = known;
            residualAt = delta;
        }
        return known;
    }

    /** The phases that may have passed since the last purchase of a history. */
    @FunctionalInterface
    interface PhasesOf {
        Phases of(int x, double tx, double T);
    }

    /**
     * An expectation of every history, computed once along a run of rows with the same x and T for each phase: a base of a
     * million customers has a few thousand pairs (x, T).
     */
    static double[] expectations(CnbdModel model, CompressedBase rows, Expectation expectation, PhasesOf phases) {
        int k = model.k();
        Phases[] each = new Phases[k];
        for (int j = 0; j < k; j++) {
            each[j] = Phases.exactly(j, k);
        }
        double[] out = new double[rows.rows()];
        Chunks.forEach(out.length, (chunk, from, to) -> {
            double[] ofPhase = new double[k];
            FuturesOfFrequency futures = new FuturesOfFrequency(model, rows.frequency(from));
            for (int row = from; row < to; row++) {
                int x = rows.frequency(row);
                double tx = rows.recency(row);
                double T = rows.T(row);
                if (row > from && rows.frequencyCode(row) != rows.frequencyCode(row - 1)) {
                    futures = new FuturesOfFrequency(model, x);
                }
                if (row == from || !ByHistory.sameFrequencyAndAge(rows, row)) {
                    for (int j = 0; j < k; j++) {
                        try {
                            ofPhase[j] = expectation.ofActive(futures.future(T, each[j], futures::keptResidual));
                        } catch (UncomputableException e) {
                            ofPhase[j] = Double.NaN;
                        }
                    }
                }
                out[row] = Expectation.times(
                        model.probabilityAlive(x, tx, T), phases.of(x, tx, T).average(j -> ofPhase[j]));
            }
        });
        return out;
    }
}
