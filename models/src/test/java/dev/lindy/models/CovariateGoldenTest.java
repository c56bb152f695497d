package dev.lindy.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.covariate.Coding;
import dev.lindy.core.covariate.Coefficients;
import dev.lindy.core.covariate.CovariateFamily;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.covariate.Population;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Links;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.estimate.Rate;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every row of the golden table of static covariates. */
class CovariateGoldenTest {

    private static final double RELATIVE = 1e-10;

    /** The names of the table by those of coordinates and levers here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("alpha", "alpha0"),
            Map.entry("beta", "beta0"),
            Map.entry("a", "a0"),
            Map.entry("b", "b0"),
            Map.entry("phi", "eta0"),
            Map.entry("phi_p", "eta0_p"),
            Map.entry("phi_theta", "eta0_theta"),
            Map.entry("gamma", "gamma0"));

    private record Case<D extends Sample, M>(CustomerFamily<D, M> family, Links links, Map<String, String> levers) {}

    private static Case<?, ?> of(String model) {
        Map<String, String> drop = Map.of("purchase", "gamma_trans", "dropout", "gamma_drop");
        Map<String, String> life = Map.of("purchase", "gamma_trans", "dropout", "gamma_life");
        return switch (model) {
            case "pareto_nbd_static" -> of(ParetoNbd.FAMILY, life);
            case "ggom_nbd_static" -> of(GgomNbd.FAMILY, life);
            case "bgnbd_static_meanprec" -> of(BgNbd.FAMILY, drop);
            case "mbgnbd_static_meanprec" -> of(MbgNbd.FAMILY, drop);
            case "bgcnbd2_static_meanprec" -> of(BgCnbd.family(2), drop);
            case "bgbb_static_meanprec" -> of(BgBb.FAMILY, Map.of("purchase", "gamma_p", "dropout", "gamma_theta"));
            case "gamma_gamma_static" -> of(GammaGamma.FAMILY, Map.of("spend", "xi"));
            case "bgnbd_static_classic" ->
                new Case<>(
                        BgNbd.FAMILY,
                        BgNbd.FAMILY.classicLinks(),
                        Map.of("purchase", "gamma_trans", "a", "gamma_a", "b", "gamma_b"));
            default -> throw new IllegalArgumentException(model);
        };
    }

    private static <D extends Sample, M> Case<D, M> of(CustomerFamily<D, M> family, Map<String, String> levers) {
        return new Case<>(family, family.links(), levers);
    }

    /** Two numbers as they are, which move everything. */
    private static Design design() {
        Set<Rate> all = EnumSet.allOf(Rate.class);
        return new Design(
                List.of(new Coding.Amount("z1", 0, 1, 0, false), new Coding.Amount("z2", 0, 1, 0, false)),
                Map.of("z1", all, "z2", all),
                new Population(List.of(new double[2]), List.of(1.0)));
    }

    private static CustomerBase base(GoldenTable.Row row) {
        boolean spend = row.customer().containsKey("zbar");
        double age = spend ? 10 : row.customer(row.customer().containsKey("T") ? "T" : "n");
        int x = row.count("x");
        var base = CustomerBase.builder(TimeScale.WEEK)
                .ids("one")
                .frequency(x)
                .recency(spend ? Math.min(x, 5) : row.customer("tx"))
                .T(age)
                .attribute("z1", Double.toString(row.customer("z0")))
                .attribute("z2", Double.toString(row.customer("z1")));
        if (row.customer().containsKey("litt")) {
            base.litt(row.customer("litt"));
        }
        return (spend ? base.meanSpend(new double[] {x == 0 ? 0 : row.customer("zbar")}, new int[] {x}) : base).build();
    }

    /** The table's name of a parameter, with the place of a coefficient from 0. */
    private static String tableName(String name, Map<String, String> levers, GoldenTable.Row row) {
        int colon = name.indexOf(':');
        return colon < 0
                ? row.parameters().containsKey(name) ? name : NAMES.get(name)
                : levers.get(name.substring(0, colon)) + (name.endsWith("z1") ? 0 : 1);
    }

    private static double[] natural(ParameterSpace space, GoldenTable.Row row, Map<String, String> levers) {
        return space.names().stream()
                .mapToDouble(name -> {
                    double given = row.parameter(tableName(name, levers, row));
                    return name.startsWith("phi") ? 1 / (1 + Math.exp(-given)) : given;
                })
                .toArray();
    }

    @TestFactory
    Stream<DynamicTest> everyRow() {
        return GoldenTable.read("covariates_static.csv").rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> check(of(row.model()), row)));
    }

    private static <D extends Sample, M> void check(Case<D, M> of, GoldenTable.Row row) {
        Design design = design();
        Coefficients coefficients = Coefficients.of(of.links(), design);
        double[] natural = natural(coefficients.space(), row, of.levers());
        double actual =
                switch (row.quantity()) {
                    case "loglik" -> logLikelihood(of, design, row).evaluate(natural, null, null);
                    case "dloglik" -> score(of, design, coefficients, natural, row);
                    default -> quantity(of, design, coefficients, natural, row);
                };
        // Scores of the table are differences of its log-likelihoods, good to 1e-18.
        double absolute = row.quantity().equals("dloglik") ? 1e-18 : 0;
        assertThat(actual)
                .as(row.toString())
                .isCloseTo(row.value(), within(Math.max(RELATIVE * Math.abs(row.value()), absolute)));
    }

    private static <D extends Sample, M> LogLikelihood logLikelihood(
            Case<D, M> of, Design design, GoldenTable.Row row) {
        CovariateFamily<D, M, Object> family =
                CovariateFamily.of(of.family(), of.links(), design, (natural, unit) -> natural, new double[0]);
        return family.likelihood(family.sample(base(row)));
    }

    private static <D extends Sample, M> double score(
            Case<D, M> of, Design design, Coefficients coefficients, double[] natural, GoldenTable.Row row) {
        ParameterSpace space = coefficients.space();
        LogLikelihood likelihood = logLikelihood(of, design, row);
        double[] gradient = new double[space.size()];
        likelihood.evaluate(natural, gradient, null);
        double[] scores = new double[space.size()];
        String wanted = row.text("wrt");
        if (wanted.endsWith("]")) {
            int bracket = wanted.indexOf('[');
            wanted = wanted.substring(0, bracket) + (wanted.charAt(bracket + 1) - '1');
        }
        for (int i = 0; i < space.size(); i++) {
            String name = space.names().get(i);
            if (tableName(name, of.levers(), row).equals(wanted)) {
                double slope = name.startsWith("phi") ? natural[i] * (1 - natural[i]) : 1;
                if (likelihood.evaluate(natural, null, null) != 0) {
                    likelihood.rowScores(natural, scores);
                    assertThat(scores[i]).isCloseTo(gradient[i], within(1e-9 * Math.abs(gradient[i]) + 1e-13));
                }
                return gradient[i] * slope;
            }
        }
        throw new IllegalArgumentException(row.toString());
    }

    @SuppressWarnings("unchecked")
    private static <D extends Sample, M> double quantity(
            Case<D, M> of, Design design, Coefficients coefficients, double[] natural, GoldenTable.Row row) {
        double[] plain = new double[of.links().parameters().size()];
        double[] z = {row.customer("z0"), row.customer("z1")};
        of.links().toNatural(coefficients.coordinates(coefficients.space().toUnconstrained(natural), z), plain);
        Object model = of.family().model(plain, TimeScale.WEEK);
        if (model instanceof GammaGamma spend) {
            return row.quantity().equals("population_mean_spend")
                    ? spend.populationMeanSpend()
                    : spend.conditionalMeanSpend(row.count("x"), row.customer("zbar"));
        }
        TransactionModel purchases = (TransactionModel) model;
        if (row.quantity().equals("expected_transactions")) {
            return purchases.expectedTransactions(row.number(row.has("t") ? "t" : "n"));
        }
        // The question of a whole base goes the same way.
        GoldenQuantities.column(purchases, row).ifPresent(column -> {
            CovariateModel<TransactionModel> whole = new CovariateModel<>(
                    (CustomerFamily<?, TransactionModel>) (CustomerFamily<?, ?>) of.family(),
                    coefficients,
                    design,
                    natural,
                    TimeScale.WEEK);
            double answer = column.of(whole, base(row))[0];
            assertThat(answer).isCloseTo(row.value(), within(RELATIVE * Math.abs(row.value())));
        });
        return GoldenQuantities.value(purchases, row);
    }

    @Test
    void theTableHasAllOfThese() {
        Set<String> models = GoldenTable.read("covariates_static.csv").rows().stream()
                .map(GoldenTable.Row::model)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(models).hasSize(8);
    }
}
