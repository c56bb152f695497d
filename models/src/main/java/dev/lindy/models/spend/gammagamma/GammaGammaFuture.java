package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.FutureSpend;
import dev.lindy.models.kernel.Variates;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What a customer will pay whose rate ν is Gamma distributed with shape Q and rate g: the sum of y purchases is ν⁻¹ times a Gamma
 * variable of shape py, so that sum/(g + sum) is Beta(py, Q) distributed.
 *
 * @param p shape of amounts within a customer
 * @param shape Q
 * @param scale g
 * @param aboveOne Q − 1 without the loss of Q's last digits
 * @param aboveTwo Q − 2 likewise
 */
record GammaGammaFuture(double p, double shape, double scale, double aboveOne, double aboveTwo) implements FutureSpend {

    @Override
    public double probability(double purchases, double amount) {
        if (amount == 0 || Double.isInfinite(amount)) {
            return amount == 0 ? 0 : 1;
        }
        double odds = amount / scale;
        try {
            // The smaller of the two shares keeps its digits.
            return odds <= 1
                    ? RegularizedBeta.value(odds / (1 + odds), p * purchases, shape)
                    : RegularizedBeta.complement(1 / (1 + odds), shape, p * purchases);
        } catch (ArithmeticException e) {
            throw new UncomputableException("P(sum of " + purchases + " purchases ≤ " + amount + ") under " + this
                    + " needs more steps than its bound");
        }
    }

    @Override
    public double logarithmicDensity(double purchases, double amount) {
        return Math.exp(BetaKernel.logKernel(p * purchases, shape, amount / scale));
    }

    @Override
    public double logarithmicSlope(double purchases, double amount) {
        double odds = amount / scale;
        return (p * purchases - shape * odds) / (1 + odds);
    }

    @Override
    public double mean() {
        return aboveOne > 0 ? p * (scale / aboveOne) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double meanProduct() {
        return aboveTwo > 0 ? mean() * (p * (scale / aboveTwo)) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double meanSquare() {
        return meanProduct() * (1 + 1 / p);
    }

    @Override
    public double[] simulate(UniformRandomProvider random, int purchases) {
        double nu = Variates.gamma(random, shape, scale);
        double[] amounts = new double[purchases];
        for (int i = 0; i < purchases; i++) {
            amounts[i] = Variates.gamma(random, p, nu);
        }
        return amounts;
    }
}
