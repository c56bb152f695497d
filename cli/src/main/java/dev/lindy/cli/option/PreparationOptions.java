package dev.lindy.cli.option;

import dev.lindy.core.base.TimeScale;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.prepare.Preparation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How orders become customers. */
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

    public Preparation.Options toOptions() {
        return Preparation.Options.defaults()
                .withRefunds(refunds)
                .withDuplicates(duplicates)
                .withZeros(zeros)
                .withSpend(spend())
                .withAcquiredFrom(acquiredFrom)
                .withStrict(strict);
    }

    /** The unit that was asked for, if any was. */
    @Nullable
    public TimeScale givenUnit() {
        return unit;
    }

    public TimeScale unit() {
        return unit == null ? TimeScale.WEEK : unit;
    }

    public boolean strict() {
        return strict;
    }

    /** How purchases were counted, for the model file. */
    public Map<String, String> counting() {
        Map<String, String> counting = new LinkedHashMap<>();
        counting.put("resolution", Converters.name(resolution()));
        counting.put("spend", Converters.name(spend()));
        return counting;
    }

    /** Counts as a model file says its customers were counted, unless something else was asked for. */
    public void countAs(Map<String, String> counting) {
        String span = counting.get("resolution");
        if (resolution == null && span != null) {
            resolution = Converters.choice(ObservationPeriod.Resolution.class, span);
        }
        String which = counting.get("spend");
        if (spend == null && which != null) {
            spend = Converters.choice(Preparation.Spend.class, which);
        }
    }

    public ObservationPeriod.Resolution resolution() {
        return resolution == null ? ObservationPeriod.Resolution.DAY : resolution;
    }

    private Preparation.Spend spend() {
        return spend == null ? Preparation.Spend.REPEATS : spend;
    }

    @Nullable
    public LocalDate calibrationEnd() {
        return calibrationEnd;
    }

    /** Everything up to a last day. */
    public ObservationPeriod upTo(LocalDate end, TimeScale scale) {
        return ObservationPeriod.of(end, scale).withResolution(resolution());
    }
}
