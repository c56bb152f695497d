package dev.lindy.cli;

import dev.lindy.cli.option.GeneralOptions;
import dev.lindy.cli.option.Section;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Options under the headings of the classes that they stand in, each with an example. */
final class SectionedHelp implements IHelpSectionRenderer {

    private static final String OWN = "Options";

    private SectionedHelp() {}

    /** Lets all commands explain their options so. */
    static void addTo(CommandLine line) {
        for (CommandLine command : line.getSubcommands().values()) {
            if (command.getCommandSpec().options().stream().anyMatch(option -> section(option) != null)) {
                command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new SectionedHelp());
            }
        }
    }

    @Override
    public String render(Help help) {
        Map<String, List<OptionSpec>> options = new LinkedHashMap<>();
        Map<String, String> examples = new LinkedHashMap<>();
        for (OptionSpec option : help.commandSpec().options()) {
            if (!option.hidden()) {
                Section section = section(option);
                String heading = section == null ? OWN : section.heading();
                options.computeIfAbsent(heading, name -> new ArrayList<>()).add(option);
                if (section != null) {
                    examples.put(heading, section.example());
                }
            }
        }
        StringBuilder out = new StringBuilder();
        options.forEach((heading, those) -> {
            out.append(String.format("%n%s:%n", heading));
            String example = examples.get(heading);
            if (example != null) {
                out.append(String.format("  such as  %s%n", example));
            }
            Help.Layout layout = help.createDefaultLayout(help.commandSpec().options(), List.of(), help.colorScheme());
            layout.addOptions(those, help.parameterLabelRenderer());
            out.append(layout);
        });
        return out.toString();
    }

    /** What an option stands under; null for the options of a single command. */
    private static @Nullable Section section(OptionSpec option) {
        Class<?> place = option.userObject() instanceof Member member ? member.getDeclaringClass() : Object.class;
        return (place.getName().startsWith("picocli.") ? GeneralOptions.class : place).getAnnotation(Section.class);
    }
}
