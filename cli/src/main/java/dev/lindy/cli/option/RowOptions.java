package dev.lindy.cli.option;

import dev.lindy.data.recognise.RowRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows are orders, and of whom. */
@Section(
        heading = "Which rows are orders, and of whom",
        example = "--status-drop cancelled,test --guest \"walk-in\" --id-rule exact")
final class RowOptions {

    @Option(
            names = "--status-drop",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Statuses of orders that do not count, instead of the usual ones (cancelled, failed, pending …).")
    private @Nullable List<String> dropped;

    @Option(
            names = "--guest",
            paramLabel = "WORD",
            split = ",",
            description =
                    "Words that stand for no customer, instead of the usual ones (guest, unknown, \"(blank)\" …).")
    private @Nullable List<String> guests;

    @Option(
            names = "--id-rule",
            paramLabel = "RULE",
            description =
                    "normalised: addresses in any case, and 17000 and 17000.0, are one customer; exact: every spelling is one.")
    private RowRules.IdRule idRule = RowRules.IdRule.NORMALISED;

    RowRules rules() {
        return RowRules.defaults().withDropped(dropped).withGuests(guests).withIds(idRule);
    }
}
