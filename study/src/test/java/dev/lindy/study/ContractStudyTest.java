package dev.lindy.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lindy.core.base.Length;
import dev.lindy.core.base.Remedy;
import dev.lindy.core.base.TimeScale;
import dev.lindy.data.prepare.ContractData;
import dev.lindy.data.read.CsvContracts;
import dev.lindy.data.read.CsvInput;
import dev.lindy.models.choice.ContractCatalog;
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
