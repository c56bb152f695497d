package dev.lindy.cli.command;

import dev.lindy.cli.option.ContractColumns;
import dev.lindy.cli.option.UsageException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Refuses options that were given and mean nothing for the data at hand, so that none is silently ignored. */
final class Applicable {

    private Applicable() {}

    /** Refuses all options but those that mean something for contracts. */
    static void toContracts(CommandSpec spec, Set<String> understood) {
        List<String> others = given(spec, name -> !understood.contains(name));
        if (!others.isEmpty()) {
            throw new UsageException(String.join(", ", others) + (others.size() == 1 ? " does" : " do")
                    + " not apply to contracts: leave " + (others.size() == 1 ? "it" : "them")
                    + " out. What says how contracts are read: "
                    + ContractSource.READING.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    /** Refuses options that mean something for contracts only. */
    static void toPurchases(CommandSpec spec, Set<String> ofContracts) {
        List<String> these = given(spec, name -> ofContracts.contains(name) || ContractColumns.NAMES.contains(name));
        if (!these.isEmpty()) {
            throw new UsageException(String.join(", ", these) + (these.size() == 1 ? " applies" : " apply")
                    + " to contracts only, and this file holds none: leave " + (these.size() == 1 ? "it" : "them")
                    + " out");
        }
    }

    private static List<String> given(CommandSpec spec, Predicate<String> wanted) {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(wanted)
                .distinct()
                .sorted()
                .toList();
    }
}
