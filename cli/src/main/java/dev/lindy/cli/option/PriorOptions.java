package dev.lindy.cli.option;

import dev.lindy.core.estimate.Opinions;
import dev.lindy.data.read.SideTable;
import dev.lindy.study.ContractOptions;
import dev.lindy.study.StudyOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What is known before the data are seen. */
public final class PriorOptions {

    public static final String NAME = "--prior";

    private static final String WEAK = "weak";
    private static final Pattern OPINION = Pattern.compile("([a-z-]+)=([^,]+),([^,]+),([^,]+)");
    private static final SideTable.Form TABLE = new SideTable.Form(
            "priors", List.of("name"), List.of("about", "low", "high"), "name,about,low,high\ndropout,0.2,0.1,0.4");

    @Option(
            names = NAME,
            paramLabel = "PRIOR",
            description =
                    "Fits with a prior: weak for the weak one of each model, NAME=ABOUT,LOW,HIGH for what you know"
                            + " (surely between low and high, such as dropout=0.2,0.1,0.4), or a table of these"
                            + " (name,about,low,high). May be given several times.")
    private List<String> priors = List.of();

    /** The options of a study with what was given; the same where nothing was. */
    public StudyOptions in(StudyOptions options) {
        return priors.isEmpty() ? options : options.withPrior(opinions());
    }

    /** The options of a study of contracts with what was given; the same where nothing was. */
    public ContractOptions in(ContractOptions options) {
        return priors.isEmpty() ? options : options.withPrior(opinions());
    }

    private Opinions opinions() {
        Opinions known = Opinions.weak();
        for (String prior : priors) {
            Matcher opinion = OPINION.matcher(prior.strip());
            if (opinion.matches()) {
                known = with(
                        known,
                        opinion.group(1),
                        number(prior, opinion.group(2)),
                        number(prior, opinion.group(3)),
                        number(prior, opinion.group(4)));
            } else if (prior.contains("=")) {
                throw wrong(prior);
            } else if (!prior.equals(WEAK)) {
                SideTable table = SideTable.read(Path.of(prior), TABLE);
                for (int row = 0; row < table.rows(); row++) {
                    known = with(
                            known,
                            table.text(row, "name"),
                            table.number(row, "about"),
                            table.number(row, "low"),
                            table.number(row, "high"));
                }
            }
        }
        return known;
    }

    private static Opinions with(Opinions known, String name, double about, double low, double high) {
        try {
            return known.with(name, about, low, high);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--prior: " + e.getMessage());
        }
    }

    private static double number(String prior, String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(prior);
        }
    }

    private static UsageException wrong(String prior) {
        return new UsageException(
                "--prior " + OptionWording.quoted(prior) + ": is no NAME=ABOUT,LOW,HIGH, such as dropout=0.2,0.1,0.4");
    }
}
