package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.Length;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Opinions;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvContracts;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.interval.Interval;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractStudyTest {

    /** Fader and Hardie (2007), "How to project customer retention", high end. */
    private static final ContractData CONTRACTS = CsvContracts.read(
            CsvInput.of(
                    new ByteArrayInputStream(
                            "period,survivors\n0,1000\n1,869\n2,743\n3,653\n4,593\n5,551\n6,517\n7,491\n"
                                    .getBytes(StandardCharsets.UTF_8)),
                    "contracts.csv"),
            CsvContracts.Options.of(TimeScale.YEAR));

    @Test
    void theModelOfTheStudyIsFittedToAllPeriods() {
        ContractStudy study = Study.of(CONTRACTS, ContractOptions.defaults());

        assertThat(study.usable()).isTrue();
        assertThat(study.holdout()).isNull();
        assertThat(study.file().period()).containsEntry("source", "contracts").hasSize(1);
        assertThat(study.fit().estimates().value("alpha")).isBetween(0.66, 0.67);
    }

    @Test
    void periodsThatAreHeldBackAreForecast() {
        ContractStudy study =
                Study.of(CONTRACTS, ContractOptions.defaults().withChosenModel().withCalibrationPeriods(4));

        assertThat(study.comparison()).isNotNull();
        assertThat(study.holdout()).isNotNull();
        assertThat(study.holdout().calibration()).isEqualTo(4);
        assertThat(study.file().period()).containsEntry("calibrationPeriods", "4");
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> Study.of(CONTRACTS, ContractOptions.defaults().withCalibrationPeriods(7)))
                .satisfies(e -> assertThat(e.setting()).contains(Remedy.CALIBRATION_PERIODS));
    }

    /** BdW's c is hardly known from eight points; a prior that is sure of it decides. */
    @Test
    void aPriorMovesTheFitAsFarAsItIsSure() {
        ContractOptions bdw = ContractOptions.defaults().withModel(ContractCatalog.get("bdw"));
        double alone = Study.of(CONTRACTS, bdw).fit().estimates().value("c");
        double weak = Study.of(CONTRACTS, bdw.withPrior(Opinions.weak()))
                .fit()
                .estimates()
                .value("c");
        double sure = Study.of(CONTRACTS, bdw.withPrior(Opinions.weak().with("ageing", 0.8, 0.799, 0.801)))
                .fit()
                .estimates()
                .value("c");
        assertThat(alone).isGreaterThan(1.1);
        assertThat(weak).isBetween(1.0, alone);
        assertThat(sure).isCloseTo(0.8, within(0.001));
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> Study.of(
                        CONTRACTS,
                        ContractOptions.defaults().withPrior(Opinions.weak().with("ageing", 0.8, 0.7, 0.9))))
                .withMessageContaining("\"ageing\"")
                .withMessageContaining("churn, churn-likeness");
    }

    @Test
    void theCurveAndItsSumsHaveIntervals() {
        ContractStudy study = Study.of(CONTRACTS, ContractOptions.defaults().withCalibrationPeriods(5));
        Columns curve = study.curve(Assumptions.defaults());
        for (String name : new String[] {"survival", "retention", "churn", "residual_lifetime"}) {
            double[] values = curve.doubles(name);
            double[] lower = curve.doubles(name + "_lo");
            double[] upper = curve.doubles(name + "_hi");
            for (int t = 0; t < values.length; t++) {
                boolean certain = t == 0 && !name.equals("residual_lifetime");
                assertThat(lower[t] < values[t] && values[t] < upper[t])
                        .as(name + " of " + t)
                        .isNotEqualTo(certain);
            }
        }
        assertThat(study.curve(Assumptions.defaults().withLevel(null)).names())
                .noneMatch(name -> name.endsWith("_lo") || name.endsWith("_hi"));
        // Narrower intervals lie inside.
        assertThat(study.curve(Assumptions.defaults().withLevel(0.5)).doubles("survival_lo")[7])
                .isGreaterThan(curve.doubles("survival_lo")[7]);
        Interval share = study.survival(0.9).orElseThrow();
        assertThat(share.lower()).isEqualTo(curve.doubles("survival_lo")[7]);
        assertThat(share.upper()).isEqualTo(curve.doubles("survival_hi")[7]);
        Interval payments = study.lifetime(Discount.annual(0.1), 0.9).orElseThrow();
        assertThat(study.fit().model().discountedExpectedLifetime(Discount.annual(0.1)))
                .isBetween(payments.lower(), payments.upper());
        assertThat(study.lifetime(Discount.none(), 0.9)).isEmpty();
        assertThat(Study.of(CONTRACTS, ContractOptions.defaults()).survival(0.9))
                .isEmpty();
    }

    @Test
    void renewalsAreCountedInWholePeriods() {
        var model = ContractCatalog.get("sbg").of(Map.of("alpha", 0.7, "beta", 3.8), TimeScale.YEAR);
        Renewals three =
                Renewals.of(CONTRACTS.table(), model, Assumptions.defaults().withHorizon(Length.units(3)));

        assertThat(three.active()).isEqualTo(491);
        assertThat(three.expectedActive()).isBetween(300.0, 491.0);
        assertThat(three.residualLifetime()).isFinite();
        assertThat(Renewals.of(CONTRACTS.table(), model, Assumptions.defaults()).horizon())
                .isEqualTo(1);
        assertThatExceptionOfType(StudyException.class)
                .isThrownBy(() -> Renewals.of(
                        CONTRACTS.table(), model, Assumptions.defaults().withHorizon(Length.units(1.5))));
    }
}
