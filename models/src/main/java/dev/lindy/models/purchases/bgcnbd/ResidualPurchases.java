package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.GaussFraction;
import dev.lindy.core.special.StirlingCorrection;
import java.util.HashMap;
import java.util.Map;

/**
 * All expected future purchases of an active customer, discounted: E<sub>λ</sub>[q<sup>k−j</sup> ₂F₁(1, b; a + b; q<sup>k</sup>)]
 * with q = λ/(λ + δ) and λ ~ Gamma(n + j, A), by the trapezoidal rule in ln λ.
 *
 * <p>The nodes are multiples of a step that is the same for all customers with one n, so that the hypergeometric function is
 * computed once for all their T and j. In ln λ the integrand is analytic within π/2 of the real axis and falls off at least
 * exponentially, so that the rule is exact to working precision with such a step.
 */
final class ResidualPurchases {

    private static final double NEGLIGIBLE = 0x1p-62;
    /** Where 1 − z is smaller than this, Gauss's fraction is slow. */
    private static final double NEAR_ONE = 0.02;

    /** From this shape on λ is its mean for all that ten digits tell. */
    private static final double KNOWN_RATE = 1e13;

    private final int k;
    private final double n;
    private final double a;
    private final double b;
    private final double delta;
    private final double step;
    private final Map<Integer, Node> nodes = new HashMap<>();

    ResidualPurchases(int k, double n, double a, double b, double delta) {
        this.k = k;
        this.n = n;
        this.a = a;
        this.b = b;
        this.delta = delta;
        // |Γ(N + iω)/Γ(N)|, of which the rule's error consists, is below 1e-16 at ω = 2π/step.
        this.step = 1 / (3 + 1.5 * Math.sqrt(n + k));
    }

    /** λ, ln q and the hypergeometric function at one node. */
    private record Node(double lambda, double logQ, double f) {}

    private Node node(int i) {
        return nodes.computeIfAbsent(i, index -> at(Math.exp(index * step)));
    }

    private Node at(double lambda) {
        double logQ = -Math.log1p(delta / lambda);
        double rest = -Math.expm1(k * logQ);
        double odds = rest / Math.exp(k * logQ);
        double f = rest > NEAR_ONE
                ? GaussFraction.value(b, a + b, Math.exp(k * logQ))
                // E[1/(1 − (1 − p)z)].
                : BetaExpectation.of(a, b, 1, odds, p -> 1 / (p + rest - p * rest));
        return new Node(lambda, logQ, f);
    }

    double given(int j, double rate) {
        double shape = n + j;
        if (shape > KNOWN_RATE) {
            Node known = at(shape / rate);
            return Math.exp((k - j) * known.logQ) * known.f;
        }
        int start = (int) Math.rint(Math.log((shape + 0.5 * (k - j)) / rate) / step);
        double peak = Math.sqrt(shape / (2 * Math.PI)) * Math.exp(-StirlingCorrection.value(shape));
        double up = side(start, 1, j, shape, rate, 0);
        double down = side(start - 1, -1, j, shape, rate, up);
        return peak * step * (up + down);
    }

    private double side(int from, int direction, int j, double shape, double rate, double known) {
        double sum = 0;
        double before = 0;
        for (int i = from; ; i += direction) {
            Node node = node(i);
            double m = rate * node.lambda;
            double e = (m - shape) / shape;
            double deviance = Math.abs(e) < 0.1 ? shape * (e - Math.log1p(e)) : shape * Math.log(shape / m) + m - shape;
            double term = Math.exp((k - j) * node.logQ - deviance) * node.f;
            sum += term;
            // Written so that a NaN ends the sum, too.
            if (!(term > NEGLIGIBLE * (known + sum)) && !(term > before)) {
                return sum;
            }
            before = term;
        }
    }
}
