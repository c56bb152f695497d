import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.SpendSample;
import dev.lindy.core.estimate.Fit;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.parallel.Chunks;
import dev.lindy.data.read.CsvSummaries;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What {@code fit_by_numpy.py} does, by Lindy: from raw columns in memory, one row per customer, to estimates with standard
 * errors, checks and diagnosis. CPU seconds are those of the whole process: compilers and collector too.
 */
public final class FitByLindy {
    private FitByLindy() {}

    public static void main(String[] args) {
        CustomerBase read = CsvSummaries.read(Path.of(args[0])).base();
        int n = read.size();
        String[] ids = IntStream.range(0, n).mapToObj(read::id).toArray(String[]::new);
        int[] x = IntStream.range(0, n).map(read::frequency).toArray();
        double[] tx = IntStream.range(0, n).mapToDouble(read::recency).toArray();
        double[] age = IntStream.range(0, n).mapToDouble(read::T).toArray();
        double[] mean = IntStream.range(0, n).mapToDouble(read::meanSpend).toArray();
        int[] count = IntStream.range(0, n).map(read::spendCount).toArray();
        report("BG/NBD", () -> BgNbd.fit(CustomerBase.builder(read.timeScale())
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build()));
        report("Gamma-Gamma", () -> MaximumLikelihood.withDefaults().fit(GammaGamma.FAMILY, SpendSample.of(count, mean)));
    }

    private static void report(String name, Supplier<? extends Fit<?>> fit) {
        double[] begin = new double[21];
        Fit<?> last = Chunks.onThreads(1, () -> {
            Fit<?> found = null;
            for (int i = 0; i < 20; i++) {
                begin[i] = cpuSeconds();
                found = fit.get();
            }
            begin[20] = cpuSeconds();
            return found;
        });
        System.out.printf(
                Locale.ROOT,
                "Lindy  %-12s first %.3f  later %.3f CPU seconds%n       %s%n",
                name,
                begin[1] - begin[0],
                (begin[20] - begin[10]) / 10,
                last.model());
    }

    private static double cpuSeconds() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime()
                / 1e9;
    }
}
