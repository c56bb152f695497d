package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.kernel.betageometric.BetaGeometricModel;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever the parameters and the history: a probability lies in [0, 1], nobody stays longer than asked for, and nothing is NaN.
 */
class ProbabilityBoundsTest {

    private static final TimeScale WEEK = TimeScale.WEEK;

    /** The models, and how many powers of ten their parameters and times are drawn from in either direction. */
    enum Kind {
        NBD(6),
        BG_NBD(6),
        MBG_NBD(6),
        BG_CNBD(3),
        MBG_CNBD(3),
        PARETO_NBD(6),
        GGOM_NBD(5),
        BG_BB(6);

        private final int decades;

        Kind(int decades) {
            this.decades = decades;
        }

        TransactionModel model(int k, double... p) {
            return switch (this) {
                case NBD -> new Nbd(p[0], p[1], WEEK);
                case BG_NBD -> new BgNbd(p[0], p[1], p[2], p[3], WEEK);
                case MBG_NBD -> new MbgNbd(p[0], p[1], p[2], p[3], WEEK);
                case BG_CNBD -> new BgCnbd(k, p[0], p[1], p[2], p[3], WEEK);
                case MBG_CNBD -> new MbgCnbd(k, p[0], p[1], p[2], p[3], WEEK);
                case PARETO_NBD -> new ParetoNbd(p[0], p[1], p[2], p[3], WEEK);
                case GGOM_NBD -> new GgomNbd(p[0], p[1], p[2], p[3], p[4], WEEK);
                case BG_BB -> new BgBb(p[0], p[1], p[2], p[3], WEEK);
            };
        }
    }

    /** A history, a time ahead, a number of purchases and a rate of discount. */
    private record Case(int x, double tx, double T, double t, int purchases, Discount discount) {

        static Case random(UniformRandomProvider random, int decades) {
            double T = random.nextInt(8) == 0 ? 0 : number(random, decades);
            int x = T == 0 || random.nextInt(4) == 0 ? 0 : (int) Math.ceil(number(random, decades));
            double tx = x == 0 ? 0 : random.nextInt(5) == 0 ? T : T * random.nextDouble();
            double t = random.nextInt(10) == 0 ? 0 : number(random, decades);
            int purchases = random.nextInt(3) == 0 ? 0 : 1 + (int) number(random, 4);
            return new Case(x, tx, T, t, purchases, Discount.continuous(number(random, 0.5 * decades), WEEK));
        }

        /** In whole opportunities. */
        Case whole() {
            double n = Math.min(1e4, Math.ceil(T));
            double last = x == 0 ? 0 : Math.min(n, Math.ceil(tx));
            return new Case((int) Math.min(x, last), last, n, Math.min(1e6, Math.rint(t)), purchases, discount);
        }
    }

    private static double number(UniformRandomProvider random, double decades) {
        return Math.pow(10, (2 * random.nextDouble() - 1) * decades);
    }

    /** Values that are not between 0 and a bound. */
    private static final class Wrong {
        private final List<String> found = new ArrayList<>();
        private final String where;

        Wrong(String where) {
            this.where = where;
        }

        void unlessProbability(String what, DoubleSupplier value) {
            unlessAtMost(1, what, value);
        }

        void unlessNumber(String what, DoubleSupplier value) {
            unlessAtMost(Double.POSITIVE_INFINITY, what, value);
        }

        void unlessAtMost(double most, String what, DoubleSupplier value) {
            double actual = value.getAsDouble();
            if (!(actual >= 0 && actual <= most)) {
                found.add(what + " is " + actual + " at " + where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void allIsWithinItsBounds(Kind kind) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20261128);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < (kind.decades > 3 ? 1500 : 200); i++) {
            double[] p = random.doubles(5)
                    .map(u -> Math.pow(10, (2 * u - 1) * kind.decades))
                    .toArray();
            TransactionModel model = kind.model(1 + random.nextInt(20), p);
            Case drawn = Case.random(random, kind.decades);
            wrong.addAll(check(model, kind == Kind.BG_BB ? drawn.whole() : drawn));
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> check(TransactionModel model, Case c) {
        int x = c.x;
        double tx = c.tx;
        double T = c.T;
        double t = c.t;
        Wrong wrong = new Wrong(model + " " + c);
        wrong.unlessProbability("P(alive)", () -> model.probabilityAlive(x, tx, T));
        wrong.unlessProbability("P(gone)", () -> model.probabilityGone(x, tx, T));
        wrong.unlessProbability("exp ln P(alive)", () -> Math.exp(model.logProbabilityAlive(x, tx, T)));
        wrong.unlessProbability("P(alive at T + t)", () -> model.probabilityAlive(x, tx, T, t));
        wrong.unlessProbability("P(alive at t), new", () -> model.newcomer().probabilityAlive(t));
        wrong.unlessProbability("P(X(t) = k)", () -> model.transactionProbability(c.purchases, t));
        wrong.unlessProbability(
                "conditional P(k)", () -> model.conditionalTransactionProbability(c.purchases, x, tx, T, t));
        wrong.unlessProbability("P(a purchase)", () -> model.probabilityOfPurchase(x, tx, T, t));
        if (model instanceof BetaGeometricModel bg) {
            wrong.unlessProbability("E[p]", () -> bg.posteriorMeanDropoutProbability(x, tx, T));
        }
        if (model instanceof BgBb bb) {
            wrong.unlessProbability("E[theta]", () -> bb.posteriorMeanDropoutProbability(x, tx, T));
        }
        wrong.unlessAtMost(t, "lifetime within t", () -> model.expectedResidualLifetime(x, tx, T, t));
        wrong.unlessAtMost(t, "lifetime within t, new", () -> model.newcomer().expectedLifetime(t));
        wrong.unlessNumber("expected purchases", () -> model.conditionalExpectedTransactions(x, tx, T, t));
        wrong.unlessNumber("variance", () -> model.conditionalVarianceOfTransactions(x, tx, T, t));
        wrong.unlessNumber("E[lambda]", () -> model.posteriorMeanPurchaseRate(x, tx, T));
        wrong.unlessNumber("intensity", () -> model.purchaseIntensity(x, tx, T, t));
        wrong.unlessNumber("DERT", () -> model.discountedExpectedResidualTransactions(c.discount, x, tx, T));
        return wrong.found;
    }

    // --- single cases

    @ParameterizedTest
    @CsvSource({"1056.8", "1057", "2000", "1e9", "1e300"})
    void whatIsBelowTheSmallestDoubleIsZero(double t) {
        // 3.4e-395 at t = 1056.8.
        BgNbd model = new BgNbd(3000, 3000, 1e4, 1, WEEK);
        assertThat(model.probabilityAlive(0, 0, 0, t)).isZero();
        assertThat(model.newcomer().purchaseIntensity(t)).isZero();
    }

    @Test
    void roundingDoesNotLiftAProbabilityAboveOne() {
        BgNbd model =
                new BgNbd(0.005624960426477423, 71298.02699698436, 172885.80369478068, 1.851615550177353E-5, WEEK);
        double t = 3.655593711801391E-9;
        assertThat(model.probabilityAlive(0, 0, 64801.13157064728, t)).isBetween(1 - 1e-15, 1.0);
        assertThat(model.expectedResidualLifetime(0, 0, 64801.13157064728, t)).isBetween(t * (1 - 1e-14), t);
    }

    @Test
    void manyPurchasesInManyMoreOpportunitiesHaveAProbability() {
        // 1.666e-324 in 30-digit arithmetic, below half of the smallest double.
        BgBb model = new BgBb(2.1137200744343986E-4, 768123.6541731417, 0.597472645221478, 7.001573333473925, WEEK);
        assertThat(model.transactionProbability(1105, 831944)).isBetween(0.0, Double.MIN_VALUE);
    }
}
