package dev.lindy.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class PlanTest {

    private static final List<Class<?>> CLASSES = List.of(
            CompressBenchmark.class,
            LikelihoodBenchmark.class,
            FitBenchmark.class,
            FirstFitBenchmark.class,
            SameCustomersBenchmark.class,
            PredictionBenchmark.class,
            OrderLogBenchmark.class,
            SpecialFunctionBenchmark.class);

    @Test
    void everyBenchmarkIsInEveryPlan() {
        Set<String> there = CLASSES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Benchmark.class))
                        .map(Method::getName)
                        .map(name -> new Step(type, name, Map.of(), Step.Effort.ONCE, "1g").name()))
                .collect(Collectors.toSet());
        for (Plan plan : plans()) {
            assertThat(plan.steps().stream().map(Step::name).collect(Collectors.toSet()))
                    .as(plan.suite())
                    .isEqualTo(there);
        }
    }

    @Test
    void everyModelIsFitted() {
        for (Plan plan : plans()) {
            assertThat(plan.steps().stream()
                            .filter(step ->
                                    step.type() == FitBenchmark.class || step.type() == SameCustomersBenchmark.class)
                            .map(step -> step.parameters().get("model")))
                    .as(plan.suite())
                    .containsAll(BenchmarkedModels.ids());
        }
    }

    @Test
    void noStepIsTakenTwice() {
        for (Plan plan : plans()) {
            assertThat(plan.steps().stream().map(step -> step.name() + step.parameters()))
                    .as(plan.suite())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void baselinesRunOnAtMostAHundredThousand() {
        assertThat(Plan.full(2).steps())
                .filteredOn(
                        step -> Implementation.TEXTBOOK.equals(step.parameters().get("implementation")))
                .filteredOn(step -> step.parameters().containsKey("customers"))
                .isNotEmpty()
                .allSatisfy(
                        step -> assertThat(Integer.parseInt(step.parameters().get("customers")))
                                .isLessThanOrEqualTo(100_000));
    }

    /** A second thread on a core that others use measures the others. */
    @Test
    void threadsAreOnlyTimedOnFreeCores() {
        assertThat(FreeCores.of(2, 0.97)).isEqualTo(2);
        assertThat(FreeCores.of(8, 0.86)).isEqualTo(8);
        assertThat(FreeCores.of(2, 0.8)).isEqualTo(1);
        assertThat(FreeCores.of(8, 0.5)).isEqualTo(1);
    }

    /** What ran before is not a first call. */
    @Test
    void firstCallsAreTimedOnceWithoutWarmingUp() {
        assertThat(Plan.full(2).steps())
                .filteredOn(step -> step.type() == FirstFitBenchmark.class)
                .hasSizeGreaterThan(3)
                .allSatisfy(step -> {
                    assertThat(step.effort().warmups()).isZero();
                    assertThat(step.effort().iterations()).isEqualTo(1);
                });
    }

    @Test
    void oneCoreIsNotTimedTwice() {
        assertThat(Plan.full(1).steps())
                .allSatisfy(step -> assertThat(step.threads()).isEqualTo(1));
        assertThat(Plan.full(2).steps())
                .anySatisfy(step -> assertThat(step.threads()).isEqualTo(2));
    }

    @Test
    void customersThatAreTimedAreDescribed() {
        assertThat(Plan.full(2).populations())
                .containsEntry(Plan.HUGE, new TreeSet<>(Set.of("bg-nbd")))
                .containsKeys(Population.CDNOW, Plan.MEDIUM, Plan.LARGE);
        assertThat(Plan.full(2).populations().get(Plan.LARGE))
                .contains("pareto-nbd")
                .doesNotContain("gamma-gamma");
    }

    private static List<Plan> plans() {
        return Stream.of(Plan.full(2), Plan.quick(2), Plan.smoke()).toList();
    }
}
