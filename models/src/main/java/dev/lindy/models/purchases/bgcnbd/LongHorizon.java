package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.NegativeBinomial;
import dev.lindy.models.purchases.kernel.betageometric.PowerAverage;

/**
 * The same quantities as {@link PhaseFuture} where t is so long that the sum over phases has thousands of terms: given p
 * they have a closed form, and their expectation over p is taken by quadrature.
 *
 * <p>Let q = 1 − p, s = q<sup>1/k</sup>, z<sub>l</sub> = s e<sup>2πil/k</sup> and y = t/A. As E[z<sup>N</sup>] =
 * (1 + (1 − z)y)<sup>−n</sup>, and powers of the roots of unity pick out the phases,
 *
 * <pre>
 *   E[q^⌊(N+j)/k⌋] = Σ_{l&lt;k} κ_l (1 + (1 − z_l)y)^(−n),   κ_l = (1/k) Σ_{ρ&lt;k} z_l^(j−ρ) = (p/q) z_l^(j+1)/(k(1 − z_l))
 * </pre>
 *
 * <p>the last form for l &gt; 0, where it shows that these terms vanish with p. Expected purchases are (1 − E[q<sup>M</sup>])/p
 * with M = ⌊(N + j)/k⌋, the second factorial moment is −2q times the derivative of that by p, and time alive has
 * φ<sub>n−1</sub>((1 − z)y) in place of the power; purchases per unit of time are Σ κ_l n (1 − z_l)(1 + (1 − z_l)y)^(−n−1)/p
 * per A. As q tends to 0 the terms cancel, and the sums over M are taken, of which few
 * terms count.
 */
final class LongHorizon {

    /** Below this q the sum over purchases is short. */
    private static final double NEARLY_ALL_LEAVE = 0.01;
    /** All quantities are smooth at p = 0, and have its value there to all digits. */
    private static final double NOBODY_LEAVES = 1e-290;

    private static final int FEW = 12;
    private static final int MANY = 400;
    private static final double SERIES_BELOW = 0.1;
    /** A term below e^(−60) no longer counts beside expected purchases. */
    private static final double FORGOTTEN = 60;

    private final int k;
    private final int j;
    private final double n;
    private final double a;
    private final double b;
    private final double y;
    /** Where |1 + (1 − z)y|² is above this, a root's power of it is forgotten. */
    private final double forgottenAbove;
    /** cos(2πl/k). */
    private final double[] cosine;

    /** Terms of one p: l = 0, and then sums over the others. */
    private double s;

    private double logS;

    LongHorizon(int k, int j, double n, double a, double b, double y) {
        this.k = k;
        this.j = j;
        this.n = n;
        this.a = a;
        this.b = b;
        this.y = y;
        forgottenAbove = Math.exp(2 * FORGOTTEN / n);
        cosine = new double[k / 2 + 1];
        for (int l = 0; l < cosine.length; l++) {
            cosine[l] = Math.cos(2 * Math.PI * l / k);
        }
    }

    double probabilityAlive() {
        return BetaExpectation.of(a, b, n, k / y, this::stillActive);
    }

    double expectedTransactions() {
        return BetaExpectation.of(a, b, 1, 2 * k / ((n + 1) * y), this::purchases);
    }

    /** Expected purchases per time A. */
    double purchaseIntensity() {
        return BetaExpectation.of(a, b, n + 1, k / y, this::intensity);
    }

    double secondFactorialMoment() {
        return BetaExpectation.of(a, b, 2, 3 * k / ((n + 2) * y), this::pairs);
    }

    /** E[min(lifetime, t)]/t. */
    double shareOfTimeAlive() {
        double power = Math.min(1, n);
        return BetaExpectation.of(a, b, power, 2 * power * k / (n * y), this::timeActive);
    }

    private void at(double p) {
        logS = Math.log1p(-p) / k;
        s = Math.exp(logS);
    }

    private double stillActive(double p) {
        double q = 1 - p;
        if (q < NEARLY_ALL_LEAVE) {
            double sum = 0;
            double power = 1;
            for (int m = 0; m < MANY && power > sum * 0x1p-60; m++) {
                for (int i = Math.max(0, m * k - j); i < (m + 1) * k - j; i++) {
                    sum += power * NegativeBinomial.probability(i, n, y);
                }
                power *= q;
            }
            return sum;
        }
        at(p);
        double value = averagePower() * Math.exp(-n * Math.log1p(-Math.expm1(logS) * y));
        for (int l = 1; 2 * l <= k; l++) {
            Root z = new Root(l, q);
            value += p * z.count * z.real(Math.exp(-n * z.logG), -n * z.argG);
        }
        return value;
    }

    private double timeActive(double p) {
        double q = 1 - p;
        if (q < NEARLY_ALL_LEAVE) {
            // The time with exactly i phases passed falls by P(N = i)(1 + y)/(y(n + i − 1)) from i − 1 to i.
            double spent = PowerAverage.first(n - 1, y);
            double sum = 0;
            double power = 1;
            int phase = j;
            for (int i = 0; i < FEW * k; i++) {
                if (i > 0) {
                    spent -= NegativeBinomial.probability(i, n, y) * (1 + y) / (y * (n + (i - 1)));
                }
                sum += power * spent;
                if (++phase == k) {
                    phase = 0;
                    power *= q;
                }
            }
            return sum;
        }
        at(p);
        double value = averagePower() * PowerAverage.first(n - 1, -Math.expm1(logS) * y);
        for (int l = 1; 2 * l <= k; l++) {
            Root z = new Root(l, q);
            value += p * z.count * z.averageReal();
        }
        return value;
    }

    private double purchases(double chance) {
        double p = Math.max(chance, NOBODY_LEAVES);
        double q = 1 - p;
        if (q < NEARLY_ALL_LEAVE) {
            double sum = 0;
            double power = 1;
            for (int m = 1; m <= FEW; m++) {
                sum += power * NegativeBinomial.atLeast(m * k - j, n, y);
                power *= q;
            }
            return sum;
        }
        at(p);
        double logPower = -n * Math.log1p(-Math.expm1(logS) * y);
        double value = -Math.expm1(logPower) / p;
        if (logPower > -FORGOTTEN) {
            value += Math.exp(logPower) * averagePowerLost(p);
        }
        // They matter to the next few purchases of regular customers, which come in waves, and not long after.
        for (int l = 1; 2 * l <= k; l++) {
            if (isNear(l)) {
                Root z = new Root(l, q);
                value -= z.count * z.real(Math.exp(-n * z.logG), -n * z.argG);
            }
        }
        return value;
    }

    /** Whether the power of |1 + (1 − z)y| that belongs to a root may count. */
    private boolean isNear(int l) {
        // With (1 − z)(1 − z̄) = 1 − 2s cos + s².
        double rest = 1 - s * cosine[l];
        double square = 1 + 2 * rest * y + (2 * rest - 1 + s * s) * y * y;
        return !(square > forgottenAbove);
    }

    /** The derivative of the expected purchases by y. */
    private double intensity(double chance) {
        double p = Math.max(chance, NOBODY_LEAVES);
        double q = 1 - p;
        if (q < NEARLY_ALL_LEAVE) {
            double sum = 0;
            double power = 1;
            for (int m = 1; m <= FEW; m++) {
                int before = m * k - j - 1;
                sum += power * NegativeBinomial.probability(before, n, y) * (n + before) / (1 + y);
                power *= q;
            }
            return sum;
        }
        at(p);
        double sigma = -Math.expm1(logS);
        double value = averagePower() * (sigma / p) * Math.exp(-(n + 1) * Math.log1p(sigma * y));
        for (int l = 1; 2 * l <= k; l++) {
            value += new Root(l, q).intensityReal();
        }
        return n * value;
    }

    private double pairs(double chance) {
        double p = Math.max(chance, NOBODY_LEAVES);
        double q = 1 - p;
        if (q < NEARLY_ALL_LEAVE) {
            double sum = 0;
            double power = q;
            for (int m = 2; m <= FEW; m++) {
                sum += 2 * (m - 1) * power * NegativeBinomial.atLeast(m * k - j, n, y);
                power *= q;
            }
            return sum;
        }
        at(p);
        // d/dp of (1 − P)/p = τ n y φ_n(σy) with σ = 1 − s = pτ, and of P (1 − κ_0)/p.
        double sigma = -Math.expm1(logS);
        double sigmaSlope = s / (k * q);
        double[] tau = perChance(1.0 / k, p);
        double first = PowerAverage.first(n, sigma * y);
        double firstSlope = -(n + 1) / 2 * PowerAverage.second(n, sigma * y);
        double power = Math.exp(-n * Math.log1p(sigma * y));
        double slope = n * y * (tau[1] * first + tau[0] * firstSlope * y * sigmaSlope);
        for (int rho = 0; rho < k; rho++) {
            double[] e = perChance((double) (j - rho) / k, p);
            slope += power * (e[1] - e[0] * n * y * sigmaSlope / (1 + sigma * y)) / k;
        }
        for (int l = 1; 2 * l <= k; l++) {
            slope -= new Root(l, q).slopeReal();
        }
        return -2 * q * slope;
    }

    /** κ_0. */
    private double averagePower() {
        double sum = 0;
        for (int rho = 0; rho < k; rho++) {
            sum += Math.exp((j - rho) * logS);
        }
        return sum / k;
    }

    /** (1 − κ_0)/p. */
    private double averagePowerLost(double p) {
        double sum = 0;
        for (int rho = 0; rho < k; rho++) {
            sum -= Math.expm1((j - rho) * logS);
        }
        return sum / (k * p);
    }

    /** (1 − (1 − p)^e)/p and its derivative. */
    private static double[] perChance(double e, double p) {
        if (p < SERIES_BELOW) {
            double term = e;
            double value = e;
            double slope = 0;
            double power = 1;
            for (int i = 1; i < 20; i++) {
                term *= (i - e) / (i + 1);
                slope += i * term * power;
                power *= p;
                value += term * power;
            }
            return new double[] {value, slope};
        }
        double log = Math.log1p(-p);
        double value = -Math.expm1(e * log) / p;
        return new double[] {value, (e * Math.exp((e - 1) * log) - value) / p};
    }

    /** One root z_l and what belongs to it; its conjugate has the conjugates of all. */
    private final class Root {
        /** 2 with its conjugate, 1 for a real root. */
        final int count;
        /** ln(1 + (1 − z)y). */
        final double logG;

        final double argG;
        private final double zr;
        private final double zi;
        private final double q;
        /** κ/p. */
        private final double cr;

        private final double ci;

        Root(int l, double q) {
            this.q = q;
            count = 2 * l == k ? 1 : 2;
            double angle = 2 * Math.PI * l / k;
            zr = s * Math.cos(angle);
            zi = 2 * l == k ? 0 : s * Math.sin(angle);
            double gr = 1 + (1 - zr) * y;
            double gi = -zi * y;
            // By what |1 + (1 − z)y|² exceeds 1 where that is little: times a large n it is much.
            double nearOne = y * (2 * (1 - zr) + y * ((1 - zr) * (1 - zr) + zi * zi));
            logG = nearOne < 0.1 ? 0.5 * Math.log1p(nearOne) : Math.log(Math.hypot(gr, gi));
            argG = Math.atan2(gi, gr);
            double factor = Math.exp((j + 1) * logS) / (q * k * ((1 - zr) * (1 - zr) + zi * zi));
            double er = Math.cos((j + 1) * angle);
            double ei = Math.sin((j + 1) * angle);
            cr = factor * (er * (1 - zr) - ei * zi);
            ci = factor * (er * zi + ei * (1 - zr));
        }

        /** The real part of κ/p times a number of this size and angle. */
        double real(double size, double angle) {
            return size * (cr * Math.cos(angle) - ci * Math.sin(angle));
        }

        /** The real part of κ/p φ_{n−1}((1 − z)y), with φ = (ln g/((1 − z)y)) (e^u − 1)/u at u = (1 − n) ln g. */
        double averageReal() {
            double ur = (1 - n) * logG;
            double ui = (1 - n) * argG;
            double half = Math.sin(0.5 * ui);
            double er = Math.expm1(ur) * Math.cos(ui) - 2 * half * half;
            double ei = Math.exp(ur) * Math.sin(ui);
            double[] ratio = n == 1 ? new double[] {1, 0} : divided(er, ei, ur, ui);
            double[] perX = divided(logG, argG, (1 - zr) * y, -zi * y);
            double fr = ratio[0] * perX[0] - ratio[1] * perX[1];
            double fi = ratio[0] * perX[1] + ratio[1] * perX[0];
            return cr * fr - ci * fi;
        }

        /** Count times the real part of κ/p (1 − z) g^(−n−1). */
        double intensityReal() {
            double size = Math.exp(-(n + 1) * logG);
            double wr = size * Math.cos(-(n + 1) * argG);
            double wi = size * Math.sin(-(n + 1) * argG);
            double fr = cr * wr - ci * wi;
            double fi = cr * wi + ci * wr;
            return count * (fr * (1 - zr) + fi * zi);
        }

        /** The derivative by p of count times the real part of κ/p g^(−n); z′ = −z/(kq), g′ = −z′y. */
        double slopeReal() {
            double[] perRest = divided(zr, zi, 1 - zr, -zi);
            double gr = 1 + (1 - zr) * y;
            double gi = -zi * y;
            double[] perG = divided(zr * y, zi * y, gr, gi);
            // The logarithmic derivative.
            double dr = (-(j + 1.0) / k + 1 - perRest[0] / k - n / k * perG[0]) / q;
            double di = (-perRest[1] / k - n / k * perG[1]) / q;
            double size = Math.exp(-n * logG);
            double wr = size * Math.cos(-n * argG);
            double wi = size * Math.sin(-n * argG);
            double fr = cr * wr - ci * wi;
            double fi = cr * wi + ci * wr;
            return count * (fr * dr - fi * di);
        }
    }

    private static double[] divided(double ar, double ai, double br, double bi) {
        double scale = Math.max(Math.abs(br), Math.abs(bi));
        double r = br / scale;
        double i = bi / scale;
        double d = (r * r + i * i) * scale;
        return new double[] {(ar * r + ai * i) / d, (ai * r - ar * i) / d};
    }
}
