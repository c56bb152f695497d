package dev.lindy.data.kernel;

/**
 * A sum of amounts that does not depend on how many there are: the rounding error of every addition is kept and added
 * back at the end (Neumaier 1974).
 */
public final class ExactSum {
    private double sum;
    private double lost;

    public void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    public void add(ExactSum other) {
        add(other.sum);
        lost += other.lost;
    }

    public double value() {
        return sum + lost;
    }
}
