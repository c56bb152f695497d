package dev.lindy.benchmarks;

import dev.lindy.benchmarks.textbook.TextbookExpectations;
import dev.lindy.benchmarks.textbook.TextbookPredictions;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.value.LifetimeValue;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Predictions for every customer of a base that is compressed already, as it is after a fit. */
public class PredictionBenchmark extends SizedBenchmark {

    /** Weeks, or opportunities of BG/BB. */
    static final double AHEAD = 39;

    static final Discount DISCOUNT = Discount.annual(0.10);

    /** The model. */
    @Param("bg-nbd")
    public String model = "bg-nbd";

    private Predictions predictions;

    /** For JMH. */
    public PredictionBenchmark() {}

    /** Draws the customers. */
    @Setup
    public void setUp() {
        BenchmarkedModel<?, ?> timed = BenchmarkedModels.of(model);
        Population people = Population.of(timed.recipe(), customers);
        predictions = isTextbook()
                ? new OfTextbook(
                        Objects.requireNonNull(timed.textbookPredictions()),
                        people.frequency(),
                        people.recency(),
                        people.age())
                : new OfLindy(Objects.requireNonNull(timed.predictions()), people.base());
    }

    /**
     * P(active at T).
     *
     * @return one per customer
     */
    @Benchmark
    public double[] probabilityAlive() {
        return predictions.probabilityAlive();
    }

    /**
     * Expected purchases in the next 39 weeks or opportunities.
     *
     * @return one per customer
     */
    @Benchmark
    public double[] conditionalExpectedTransactions() {
        return predictions.conditionalExpectedTransactions();
    }

    /**
     * All future purchases, discounted at 10 % a year.
     *
     * @return one per customer
     */
    @Benchmark
    public double[] discountedExpectedResidualTransactions() {
        return predictions.discountedExpectedResidualTransactions();
    }

    /**
     * The whole table of values: residual value with all that leads to it.
     *
     * @return one row per customer
     */
    @Benchmark
    public Object residualValue() {
        return predictions.residualValue();
    }

    /** What is timed. */
    sealed interface Predictions {
        double[] probabilityAlive();

        double[] conditionalExpectedTransactions();

        double[] discountedExpectedResidualTransactions();

        Object residualValue();
    }

    record OfLindy(TransactionModel model, CustomerBase base) implements Predictions {
        OfLindy {
            base.compressed();
        }

        @Override
        public double[] probabilityAlive() {
            return model.probabilityAlive(base);
        }

        @Override
        public double[] conditionalExpectedTransactions() {
            return model.conditionalExpectedTransactions(base, AHEAD);
        }

        @Override
        public double[] discountedExpectedResidualTransactions() {
            return model.discountedExpectedResidualTransactions(DISCOUNT, base);
        }

        @Override
        public Object residualValue() {
            return LifetimeValue.of(model, Population.SPEND, DISCOUNT).residual(base);
        }
    }

    /** Customer by customer. */
    static final class OfTextbook implements Predictions {
        private final TextbookPredictions model;
        private final int[] x;
        private final double[] tx;
        private final double[] age;

        OfTextbook(TextbookPredictions model, int[] x, double[] tx, double[] age) {
            this.model = model;
            this.x = x;
            this.tx = tx;
            this.age = age;
        }

        @Override
        public double[] probabilityAlive() {
            double[] out = new double[x.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = model.probabilityAlive(x[i], tx[i], age[i]);
            }
            return out;
        }

        @Override
        public double[] conditionalExpectedTransactions() {
            if (!(model instanceof TextbookExpectations expectations)) {
                throw new UnsupportedOperationException("the paper gives no exact expected purchases");
            }
            double[] out = new double[x.length];
            for (int i = 0; i < out.length; i++) {
                out[i] = expectations.conditionalExpectedTransactions(x[i], tx[i], age[i], AHEAD);
            }
            return out;
        }

        @Override
        public double[] discountedExpectedResidualTransactions() {
            throw new UnsupportedOperationException("no textbook form of discounted purchases is timed");
        }

        @Override
        public Object residualValue() {
            throw new UnsupportedOperationException("no textbook form of discounted purchases is timed");
        }
    }
}
