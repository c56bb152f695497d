package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.lindy.core.base.Discount;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.ParameterSpace.Parameter;
import dev.lindy.core.special.BetaExpectation;
import dev.lindy.core.special.UncomputableException;
import dev.lindy.models.PublicCalls.Answer;
import dev.lindy.models.PublicCalls.Call;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelEntry;
import dev.lindy.models.choice.SpendCatalog;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.CnbdModel;
import dev.lindy.models.purchases.kernel.PurchaseTimes;
import dev.lindy.models.purchases.kernel.dropoutclock.ClockFuture;
import dev.lindy.models.purchases.kernel.dropoutclock.DropoutClock;
import dev.lindy.models.purchases.kernel.dropoutclock.GompertzClock;
import dev.lindy.models.purchases.kernel.dropoutclock.LomaxClock;
import dev.lindy.models.purchases.nbd.Nbd;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every call ends, with a number that may be one or with a refusal by name, whatever the parameters and arguments. The bounds are
 * kept by the loops themselves, which count terms, panels and steps and refuse what goes beyond; where integrands can be handed in
 * from outside, their evaluations are counted here. The time limit catches what hangs, and asserts nothing of speed.
 */
class WatchdogTest {

    private static final int CALLS = 20_000;

    /** A call that takes longer hangs. */
    private static final long HANGS_SECONDS = 120;

    /** More refusals than this among so wide parameters mean that a kernel has lost ground. */
    private static final double MOST_REFUSED = 0.03;

    /** Questions of whole bases, which ask the same of every row, and those that are about the model and not of numbers. */
    private static final Set<String> NOT_ASKED = Set.of(
            "id", "timeScale", "parameters", "likelihood", "forEach", "futureIgnoresRecency", "knowsHistoriesOnly");

    @Test
    void everyPublicCallIsAsked() {
        assertAsked(TransactionModel.class, new Nbd(1, 1, TimeScale.WEEK));
        assertAsked(
                ContractModel.class,
                ContractCatalog.all().get(0).of(Map.of("alpha", 1.0, "beta", 1.0), TimeScale.WEEK));
        assertAsked(
                SpendModel.class,
                SpendCatalog.all().get(0).of(Map.of("p", 6.0, "q", 4.0, "gamma", 15.0), TimeScale.WEEK));
    }

    private static void assertAsked(Class<?> type, Object model) {
        Set<String> asked = new TreeSet<>();
        PublicCalls.of(model, RandomSource.XO_RO_SHI_RO_128_PP.create(1)).forEach(call -> asked.add(call.method()));
        Set<String> declared = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !NOT_ASKED.contains(method.getName())) {
                declared.add(method.getName());
            }
        }
        assertThat(asked).as(type.getSimpleName()).containsAll(declared);
    }

    @Test
    @Tag("slow")
    void everyCallEndsWithANumberOrARefusal() throws InterruptedException {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(20_000);
        List<ModelEntry<?>> entries = Stream.of(ModelCatalog.all(), ContractCatalog.all(), SpendCatalog.all())
                .<ModelEntry<?>>flatMap(List::stream)
                .toList();
        Map<String, Integer> refused = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "watched");
            thread.setDaemon(true);
            return thread;
        });
        for (int made = 0; made < CALLS; ) {
            ModelEntry<?> entry = entries.get(random.nextInt(entries.size()));
            boolean ordinary = random.nextBoolean();
            Object model = entry.of(parameters(entry, random, ordinary), TimeScale.WEEK);
            for (Call call : PublicCalls.of(model, random)) {
                String what = call.method() + " of " + model + ", call " + made++;
                try {
                    double value = ended(worker, call.value(), what);
                    if (!mayBe(call.answer(), value, ordinary)) {
                        wrong.add(what + " is " + value);
                    }
                } catch (UncomputableException e) {
                    assertThat(e.getMessage()).as(what).isNotBlank();
                    refused.merge(entry.id() + " " + call.method(), 1, Integer::sum);
                }
            }
        }
        worker.shutdown();
        assertThat(wrong).isEmpty();
        assertThat(refused.values().stream().mapToInt(n -> n).sum())
                .as("refused: %s", refused)
                .isLessThan((int) (MOST_REFUSED * CALLS));
    }

    /** Over the whole range of every parameter, and every other time where people's shops are. */
    private static Map<String, Double> parameters(ModelEntry<?> entry, UniformRandomProvider random, boolean ordinary) {
        Map<String, Double> parameters = new LinkedHashMap<>();
        for (String chosen : entry.parameters()) {
            parameters.put(chosen, 1.0 + random.nextInt(CnbdModel.MOST_PHASES));
        }
        for (Parameter p : entry.space().parameters()) {
            double lowest = ordinary ? Math.max(p.lowest(), 1e-3) : p.lowest();
            double highest = ordinary ? Math.min(p.highest(), 1e4) : p.highest();
            parameters.put(p.name(), PublicCalls.logUniform(random, lowest * 1.001, highest / 1.001));
        }
        return parameters;
    }

    private static double ended(ExecutorService worker, DoubleSupplier call, String what) throws InterruptedException {
        try {
            return worker.submit(call::getAsDouble).get(HANGS_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail("%s has not ended after %d seconds: %s", what, HANGS_SECONDS, where());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncomputableException refusal) {
                throw refusal;
            }
            throw new AssertionError(what, e.getCause());
        }
    }

    private static String where() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("watched"))
                .map(thread -> Arrays.toString(thread.getValue()))
                .findFirst()
                .orElse("");
    }

    private static boolean mayBe(Answer answer, double value, boolean ordinary) {
        return switch (answer) {
            case PROBABILITY -> value >= 0 && value <= 1;
            case AT_LEAST_ZERO -> value >= 0;
            case AT_MOST_ZERO -> value <= 0;
            case ANY -> !Double.isNaN(value);
            case SEARCHED -> !(ordinary && Double.isNaN(value));
            case ANY_OR_NONE -> true;
        };
    }

    // --- evaluations counted

    /** A clock that counts what it is asked. */
    private static final class Counting {
        private int evaluations;

        DropoutClock clock(DropoutClock clock) {
            return (DropoutClock) java.lang.reflect.Proxy.newProxyInstance(
                    DropoutClock.class.getClassLoader(), new Class<?>[] {DropoutClock.class}, (proxy, method, args) -> {
                        evaluations++;
                        Object answer = method.invoke(clock, args);
                        return answer instanceof DropoutClock later ? clock(later) : answer;
                    });
        }
    }

    /** No more than 100,000 panels of 16 nodes with two questions each. */
    @Test
    @Tag("slow")
    void integralsOverTheTimeToDropoutAreBounded() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(77);
        List<Integer> counts = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double[] u = new double[5];
            Arrays.setAll(u, j -> PublicCalls.logUniform(random, 1e-30, 1e30));
            Counting counting = new Counting();
            DropoutClock clock = counting.clock(
                    random.nextBoolean() ? new LomaxClock(u[0], u[1]) : new GompertzClock(u[0], u[1], u[2]));
            ClockFuture future = new ClockFuture(u[3], u[4], clock, TimeScale.WEEK);
            double t = PublicCalls.logUniform(random, 1e-6, 1e9);
            for (DoubleSupplier call : List.<DoubleSupplier>of(
                    () -> future.probabilityOfPurchase(t),
                    () -> future.transactionProbability(1 + random.nextInt(1000), t),
                    () -> future.logOddsGone(t),
                    future::meanTimeToNextPurchase,
                    () -> future.timeToNextPurchaseQuantile(0.1),
                    () -> future.discountedTransactions(Discount.annual(0.1), t))) {
                counting.evaluations = 0;
                try {
                    double unused = call.getAsDouble();
                } catch (UncomputableException e) {
                    assertThat(e).hasMessageContaining("an integral over the time to dropout stops");
                }
                counts.add(counting.evaluations);
            }
        }
        assertThat(counts).hasSize(12_000).allMatch(n -> n <= 3_200_000);
    }

    /** Far fewer than the bound of steps, whatever the parameters. */
    @Test
    void expectationsOverTheChanceToLeaveAreBounded() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(78);
        int[] worst = new int[1];
        for (int i = 0; i < 5000; i++) {
            double a = PublicCalls.logUniform(random, 1e-30, 1e30);
            double b = PublicCalls.logUniform(random, 1e-30, 1e30);
            double power = PublicCalls.logUniform(random, 1e-30, 1e30);
            double scale = PublicCalls.logUniform(random, 1e-30, 1e30);
            int[] evaluations = new int[1];
            try {
                BetaExpectation.ofPower(a, b, power, scale, p -> {
                    evaluations[0]++;
                    return 1;
                });
            } catch (UncomputableException e) {
                assertThat(e).hasMessageContaining("an expectation over Beta(");
            }
            worst[0] = Math.max(worst[0], evaluations[0]);
        }
        assertThat(worst[0]).isLessThan(100_000);
    }

    // --- simulations

    @Test
    void simulationsWithoutEndAreRefused() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(79);
        assertThatExceptionOfType(UncomputableException.class)
                .isThrownBy(() -> new Nbd(1e6, 1e-20, TimeScale.WEEK).simulate(random, 1))
                .withMessageContaining("a simulated customer buys more than " + PurchaseTimes.MOST + " times");
        assertThatExceptionOfType(UncomputableException.class)
                .isThrownBy(() -> new BgBb(1e-20, 1e20, 1e-20, 1e20, TimeScale.WEEK).simulate(random, 1e300))
                .withMessageContaining("opportunities goes beyond the most");
        assertThat(new Nbd(1e6, 1e6, TimeScale.WEEK).simulate(random, 1000).purchaseTimes())
                .hasSizeBetween(800, 1200);
    }
}
