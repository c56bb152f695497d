package dev.lindy.models;

import dev.lindy.core.base.CohortSample;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgcnbd.CnbdModel;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.rng.UniformRandomProvider;

/** Every public call of a model that answers with numbers, at arguments drawn over wide ranges. */
final class PublicCalls {

    /** What an answer may be. */
    enum Answer {
        PROBABILITY,
        AT_LEAST_ZERO,
        AT_MOST_ZERO,
        ANY,
        /** What only a search asks, which steps back where it is no number: finite for parameters as people have them. */
        SEARCHED,
        /** No number where the mean is infinite: so it is documented. */
        ANY_OR_NONE
    }

    /** One call. */
    record Call(String method, Answer answer, DoubleSupplier value) {}

    private static final int MANY = 1_000_000;

    private final UniformRandomProvider random;
    private final List<Call> calls = new ArrayList<>();

    private PublicCalls(UniformRandomProvider random) {
        this.random = random;
    }

    static double logUniform(UniformRandomProvider random, double from, double to) {
        double u = random.nextDouble();
        return Math.exp((1 - u) * Math.log(from) + u * Math.log(to));
    }

    private double logUniform(double from, double to) {
        return logUniform(random, from, to);
    }

    /** All calls of a model, each with the same arguments. */
    static List<Call> of(Object model, UniformRandomProvider random) {
        PublicCalls all = new PublicCalls(random);
        if (model instanceof TransactionModel purchases) {
            all.purchases(purchases);
        } else if (model instanceof ContractModel contracts) {
            all.contracts(contracts);
        } else {
            all.spend((GammaGamma) model);
        }
        return all.calls;
    }

    private void add(String method, Answer answer, DoubleSupplier value) {
        calls.add(new Call(method, answer, value));
    }

    private double time() {
        return random.nextInt(12) == 0 ? 0 : logUniform(1e-6, 1e9);
    }

    private double length() {
        return random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : time();
    }

    private int count() {
        return random.nextInt(4) == 0 ? 0 : (int) logUniform(1, MANY);
    }

    private double level() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 1 - logUniform(1e-15, 1);
            default -> logUniform(1e-15, 0.999);
        };
    }

    private Discount discount() {
        return random.nextInt(5) == 0 ? Discount.none() : Discount.continuous(logUniform(1e-12, 10), TimeScale.WEEK);
    }

    /** Finite numbers as their sum, and anything else as no number. */
    private static double all(double... values) {
        return Arrays.stream(values)
                .map(v -> Double.isFinite(v) ? v : Double.NaN)
                .sum();
    }

    private void purchases(TransactionModel m) {
        boolean whole = m.id().equals("bg-bb");
        double longest = random.nextInt(12) == 0 ? 0 : logUniform(1e-6, 1e9);
        double age = whole ? Math.rint(Math.min(longest, MANY)) : longest;
        int x = age == 0 ? 0 : whole ? (int) Math.min(count(), age) : count();
        double last = x == 0 ? 0 : age * random.nextDouble();
        double recency = whole ? Math.max(x, Math.rint(last)) : last;
        double ahead = whole ? Math.rint(length()) : length();
        double start = whole ? Math.rint(time()) : time();
        double end = start + (whole ? Math.rint(length()) : length());
        double t = x > 0 && recency == 0 ? age : recency;
        history(m, x, t, age);
        Discount discount = discount();
        double level = level();
        int k = count();
        add("probabilityAlive", Answer.PROBABILITY, () -> m.probabilityAlive(x, t, age, ahead));
        add(
                "conditionalExpectedTransactions",
                Answer.AT_LEAST_ZERO,
                () -> m.conditionalExpectedTransactions(x, t, age, ahead));
        add(
                "conditionalVarianceOfTransactions",
                Answer.AT_LEAST_ZERO,
                () -> m.conditionalVarianceOfTransactions(x, t, age, ahead));
        add(
                "conditionalTransactionProbability",
                Answer.PROBABILITY,
                () -> m.conditionalTransactionProbability(k, x, t, age, ahead));
        add("probabilityOfPurchase", Answer.PROBABILITY, () -> m.probabilityOfPurchase(x, t, age, ahead));
        add("timeToNextPurchaseQuantile", Answer.AT_LEAST_ZERO, () -> m.timeToNextPurchaseQuantile(level, x, t, age));
        add("meanTimeToNextPurchase", Answer.AT_LEAST_ZERO, () -> m.meanTimeToNextPurchase(x, t, age));
        // Seconds in a far corner of BG/CNBD-k and MBG/CNBD-k, where one in ten has to do.
        if (!(m instanceof CnbdModel) || random.nextInt(10) == 0) {
            add(
                    "discountedExpectedTransactions",
                    Answer.AT_LEAST_ZERO,
                    () -> m.discountedExpectedTransactions(discount, x, t, age, ahead));
            add(
                    "discountedExpectedTransactions",
                    Answer.AT_LEAST_ZERO,
                    () -> m.discountedExpectedTransactions(discount, ahead));
        }
        add(
                "discountedExpectedResidualTransactions",
                Answer.AT_LEAST_ZERO,
                () -> m.discountedExpectedResidualTransactions(discount, x, t, age));
        add("expectedResidualLifetime", Answer.AT_LEAST_ZERO, () -> m.expectedResidualLifetime(x, t, age, ahead));
        add("purchaseIntensity", Answer.AT_LEAST_ZERO, () -> m.purchaseIntensity(x, t, age, ahead));
        add("conditionalFuture", Answer.AT_LEAST_ZERO, () -> m.conditionalFuture(x, t, age)
                .expectedTransactions(start, end));
        add("expectedTransactions", Answer.AT_LEAST_ZERO, () -> m.expectedTransactions(ahead));
        add("expectedTransactions", Answer.AT_LEAST_ZERO, () -> m.expectedTransactions(start, end));
        add("varianceOfTransactions", Answer.AT_LEAST_ZERO, () -> m.varianceOfTransactions(ahead));
        add("transactionProbability", Answer.PROBABILITY, () -> m.transactionProbability(k, ahead));
        add("newcomer", Answer.AT_LEAST_ZERO, () -> m.newcomer().expectedLifetime(ahead));
        double briefly = whole ? Math.rint(Math.min(start, 1000)) : Math.min(start, 1000);
        add("simulate", Answer.AT_LEAST_ZERO, () -> m.simulate(random, briefly).purchaseTimes().length);
        add("simulate", Answer.AT_LEAST_ZERO, () -> m.simulate(x, t, age, random, briefly)
                .times()
                .length);
    }

    private void history(TransactionModel m, int x, double t, double age) {
        add("logLikelihood", Answer.SEARCHED, () -> all(m.logLikelihood(x, t, age)));
        add("logLikelihoodGradient", Answer.SEARCHED, () -> all(m.logLikelihoodGradient(x, t, age)));
        add("logLikelihoodHessian", Answer.SEARCHED, () -> all(m.logLikelihoodHessian(x, t, age)));
        add("oddsGone", Answer.AT_LEAST_ZERO, () -> m.oddsGone(x, t, age));
        add("logOddsGone", Answer.ANY, () -> m.logOddsGone(x, t, age));
        add("probabilityAlive", Answer.PROBABILITY, () -> m.probabilityAlive(x, t, age));
        add("probabilityGone", Answer.PROBABILITY, () -> m.probabilityGone(x, t, age));
        add("logProbabilityAlive", Answer.AT_MOST_ZERO, () -> m.logProbabilityAlive(x, t, age));
        add("posteriorMeanPurchaseRate", Answer.AT_LEAST_ZERO, () -> m.posteriorMeanPurchaseRate(x, t, age));
        add("future", Answer.PROBABILITY, () -> m.future(x, t, age).probabilityOfPurchase(1));
    }

    private void contracts(ContractModel m) {
        boolean far = random.nextInt(3) == 0;
        int t = (int) logUniform(1, far ? 1e9 : 1e4);
        int renewals = random.nextInt(4) == 0 ? 0 : (int) logUniform(1, far ? 1e9 : 1e3);
        Discount discount = discount();
        add("logSurvival", Answer.AT_MOST_ZERO, () -> m.logSurvival(t));
        add("survival", Answer.PROBABILITY, () -> m.survival(t));
        add("survival", Answer.PROBABILITY, () -> m.survival(t, renewals));
        add("retentionRate", Answer.PROBABILITY, () -> m.retentionRate(t));
        add("churnProbability", Answer.PROBABILITY, () -> m.churnProbability(t));
        add("discountedExpectedLifetime", Answer.AT_LEAST_ZERO, () -> m.discountedExpectedLifetime(discount));
        add(
                "discountedExpectedResidualLifetime",
                Answer.AT_LEAST_ZERO,
                () -> m.discountedExpectedResidualLifetime(discount, renewals));
        add("expectedRenewals", Answer.AT_LEAST_ZERO, () -> m.expectedRenewals(t, renewals));
        add("posteriorMeanChurnProbability", Answer.PROBABILITY, () -> m.posteriorMeanChurnProbability(renewals));
        add("simulate", Answer.AT_LEAST_ZERO, () -> m.simulate(random, t).period());
        CohortSample two = CohortSample.of(TimeScale.WEEK, new double[] {100, 60, 50});
        add("logLikelihood", Answer.SEARCHED, () -> all(m.logLikelihood(two)));
        add("retentionCurve", Answer.AT_LEAST_ZERO, () -> m.retentionCurve(20).rows());
    }

    private void spend(GammaGamma m) {
        int x = count();
        double mean = logUniform(1e-6, 1e12);
        double amount = logUniform(1e-6, 1e12);
        double level = level();
        add("populationMeanSpend", Answer.AT_LEAST_ZERO, m::populationMeanSpend);
        add("conditionalMeanSpend", Answer.AT_LEAST_ZERO, () -> m.conditionalMeanSpend(x, mean));
        add("meanSpendProbability", Answer.PROBABILITY, () -> m.meanSpendProbability(x, mean, amount));
        add("meanSpendQuantile", Answer.AT_LEAST_ZERO, () -> m.meanSpendQuantile(level, x, mean));
        add("simulate", Answer.AT_LEAST_ZERO, () -> m.simulate(random, 3).amounts().length);
        add("logLikelihood", Answer.SEARCHED, () -> all(m.logLikelihood(x, mean)));
        add("logLikelihoodGradient", Answer.SEARCHED, () -> all(m.logLikelihoodGradient(Math.max(1, x), mean)));
        add("logLikelihoodHessian", Answer.SEARCHED, () -> all(m.logLikelihoodHessian(Math.max(1, x), mean)));
        add("conditionalVarianceOfMeanSpend", Answer.ANY_OR_NONE, () -> m.conditionalVarianceOfMeanSpend(x, mean));
        add("populationVarianceOfMeanSpend", Answer.ANY_OR_NONE, m::populationVarianceOfMeanSpend);
        add("posteriorMeanRate", Answer.AT_LEAST_ZERO, () -> m.posteriorMeanRate(x, mean));
    }
}
