package dev.lindy.core.special;

/**
 * The nodes and weights of a Gauss–Legendre rule on (−1, 1), for kernels that sum many functions at the same nodes.
 *
 * <p>A rule of m nodes is exact for polynomials up to degree 2m − 1. Immutable.
 */
public final class GaussRule {

    /** Four nodes. */
    public static final GaussRule FOUR = new GaussRule(
            new double[] {0.33998104358485626, 0.8611363115940526},
            new double[] {0.6521451548625461, 0.34785484513745385});

    /** Eight nodes. */
    public static final GaussRule EIGHT = new GaussRule(
            new double[] {0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363},
            new double[] {0.362683783378362, 0.31370664587788727, 0.22238103445337448, 0.10122853629037626});

    /** Sixteen nodes. */
    public static final GaussRule SIXTEEN = new GaussRule(
            new double[] {
                0.09501250983763744,
                0.2816035507792589,
                0.45801677765722737,
                0.6178762444026438,
                0.755404408355003,
                0.8656312023878318,
                0.9445750230732326,
                0.9894009349916499
            },
            new double[] {
                0.1894506104550685,
                0.18260341504492358,
                0.16915651939500254,
                0.14959598881657674,
                0.12462897125553388,
                0.09515851168249279,
                0.062253523938647894,
                0.027152459411754096
            });

    private final double[] node;
    private final double[] weight;

    /** From the nodes above 0, ascending. */
    private GaussRule(double[] upper, double[] weights) {
        int half = upper.length;
        node = new double[2 * half];
        weight = new double[2 * half];
        for (int i = 0; i < half; i++) {
            node[half + i] = upper[i];
            node[half - 1 - i] = -upper[i];
            weight[half + i] = weights[i];
            weight[half - 1 - i] = weights[i];
        }
    }

    /**
     * The number of nodes.
     *
     * @return m
     */
    public int size() {
        return node.length;
    }

    /**
     * A node.
     *
     * @param i from 0, ascending
     * @return its place in (−1, 1)
     */
    public double node(int i) {
        return node[i];
    }

    /**
     * A weight.
     *
     * @param i from 0
     * @return above 0; all of them add up to 2
     */
    public double weight(int i) {
        return weight[i];
    }
}
