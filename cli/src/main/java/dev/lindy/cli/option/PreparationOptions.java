package dev.lindy.cli.option;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.prepare.Preparation;
import dev.lindy.study.Observation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How orders become customers. */
@Section(heading = "From orders to customers", example = "--unit month --refunds net --calibration-end 2025-06-30")
public final class PreparationOptions {

    @Option(
            names = "--calibration-end",
            paramLabel = "DATE",
            description = "Last day of calibration, inclusive; later orders are the holdout.")
    private @Nullable LocalDate calibrationEnd;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of times: hour, day, week, month or year. Week unless given.")
    private @Nullable TimeScale unit;

    @Option(
            names = "--resolution",
            paramLabel = "SPAN",
            description = "Purchases of a customer within one second, minute, hour or day are one. Day unless given;"
                    + " predict takes the model's.")
    private ObservationPeriod.@Nullable Resolution resolution;

    @Option(
            names = "--refunds",
            paramLabel = "RULE",
            defaultValue = "drop",
            description = "Refunds whose order is not known: drop them, net them against earlier purchases, or fail."
                    + " Default: ${DEFAULT-VALUE}.")
    private Preparation.Refunds refunds = Preparation.Refunds.DROP;

    @Option(
            names = "--duplicates",
            paramLabel = "RULE",
            defaultValue = "merge",
            description = "Rows equal in every field: merge or keep. Default: ${DEFAULT-VALUE}.")
    private Preparation.Duplicates duplicates = Preparation.Duplicates.MERGE;

    @Option(
            names = "--zero",
            paramLabel = "RULE",
            defaultValue = "keep",
            description = "Orders of value 0: keep them as purchases, or drop. Default: ${DEFAULT-VALUE}.")
    private Preparation.Zeros zeros = Preparation.Zeros.KEEP;

    @Option(
            names = "--spend",
            paramLabel = "WHICH",
            description = "Mean spend of the repeats, or of all purchases. Repeats unless given; predict takes the"
                    + " model's.")
    private Preparation.@Nullable Spend spend;

    @Option(
            names = "--acquired-from",
            paramLabel = "DATE",
            description = "Leave out customers acquired earlier: their first order may not be in the log.")
    private @Nullable LocalDate acquiredFrom;

    @Option(names = "--strict", description = "Refuse a log in which anything is wrong.")
    private boolean strict;

    /** How orders become customers, where nothing else was asked for as in another observation. */
    public Observation over(Observation usual, @Nullable LocalDate until) {
        return new Observation(
                unit == null ? usual.unit() : unit,
                resolution == null ? usual.resolution() : resolution,
                Preparation.Options.defaults()
                        .withRefunds(refunds)
                        .withDuplicates(duplicates)
                        .withZeros(zeros)
                        .withSpend(spend == null ? usual.preparation().spend() : spend)
                        .withAcquiredFrom(acquiredFrom)
                        .withStrict(strict),
                until,
                calibrationEnd);
    }

    /** How orders become customers. */
    public Observation observation(@Nullable LocalDate until) {
        return over(Observation.defaults(), until);
    }

    /** The unit that was asked for, if any was. */
    public @Nullable TimeScale givenUnit() {
        return unit;
    }

    public boolean strict() {
        return strict;
    }
}
