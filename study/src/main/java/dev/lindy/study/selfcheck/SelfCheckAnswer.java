package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Phrases;
import dev.lindy.study.IntervalMethod;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a check means. Immutable.
 *
 * @param verdict in a word
 * @param sentences why
 */
public record SelfCheckAnswer(Verdict verdict, List<String> sentences) {

    /** From so many customers on intervals must hold. */
    static final int LARGE = 5000;

    /** So many figures are named. */
    private static final int NAMED = 4;

    /** Whether to trust. */
    public enum Verdict {
        /** No interval of a large sample that determines its parameters is too narrow, and posteriors are calibrated. */
        YES("Yes"),
        /** Some are. */
        WITH_CARE("With care"),
        /** Samples were too few or too small to say. */
        UNKNOWN("Not known");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /**
         * For people.
         *
         * @return such as "Yes"
         */
        public String word() {
            return word;
        }
    }

    /**
     * Copies the list.
     *
     * @param verdict in a word
     * @param sentences why
     */
    public SelfCheckAnswer {
        sentences = List.copyOf(sentences);
    }

    static SelfCheckAnswer of(SelfCheck check) {
        List<Coverage> judged = check.coverage().stream()
                .filter(row -> row.customers() >= LARGE && row.design().equals(Subjects.IDENTIFIED))
                .toList();
        List<String> sentences = new ArrayList<>();
        for (IntervalMethod method : check.options().methods()) {
            large(check, judged, method, sentences);
            small(check, method, sentences);
        }
        sentences.add(fits(check.fits()));
        if (!check.ranks().isEmpty()) {
            sentences.add(ranks(check.ranks()));
        }
        return new SelfCheckAnswer(verdict(check, judged), sentences);
    }

    private static Verdict verdict(SelfCheck check, List<Coverage> judged) {
        if (count(judged, Coverage.Judgement.LOW) > 0 || !check.ranks().stream().allMatch(Ranks::even)) {
            return Verdict.WITH_CARE;
        }
        long good = count(judged, Coverage.Judgement.INSIDE) + count(judged, Coverage.Judgement.WHOLE);
        return 2 * good > judged.size() ? Verdict.YES : Verdict.UNKNOWN;
    }

    private static void large(SelfCheck check, List<Coverage> judged, IntervalMethod method, List<String> sentences) {
        List<Coverage> rows =
                judged.stream().filter(row -> row.method() == method).toList();
        if (rows.isEmpty()) {
            return;
        }
        double level = check.options().level();
        sentences.add(String.format(
                Locale.ROOT,
                "Of large samples (%,d customers or more) that determine all parameters, %s held the truth in %s.",
                LARGE,
                intervals(level, method),
                shares(rows)));
        long inside = count(rows, Coverage.Judgement.INSIDE) + count(rows, Coverage.Judgement.WHOLE);
        long low = count(rows, Coverage.Judgement.LOW);
        long high = count(rows, Coverage.Judgement.HIGH);
        sentences.add(String.format(
                Locale.ROOT,
                "Of %s: %,d within %.0f to %.0f %% (or above, of whole numbers), %,d outside by no more than chance among %s"
                        + " can do, %,d too narrow%s, %,d too wide.",
                Phrases.count(rows.size(), "kind") + " of interval",
                inside,
                100 * (level - Coverage.BAND),
                100 * (level + Coverage.BAND),
                count(rows, Coverage.Judgement.UNCLEAR),
                Phrases.count(check.options().replicates(), "sample"),
                low,
                low == 0 ? "" : " (" + named(rows, row -> row.judgement() == Coverage.Judgement.LOW) + ")",
                high));
    }

    private static long count(List<Coverage> rows, Coverage.Judgement judgement) {
        return rows.stream().filter(row -> row.judgement() == judgement).count();
    }

    private static void small(SelfCheck check, IntervalMethod method, List<String> sentences) {
        List<Coverage> rows = check.coverage().stream()
                .filter(row -> row.method() == method)
                .filter(row -> row.customers() < LARGE || !row.design().equals(Subjects.IDENTIFIED))
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        String low = named(rows, row -> row.judgement() == Coverage.Judgement.LOW);
        sentences.add(String.format(
                Locale.ROOT,
                "Of smaller or sparse samples %s held it in %s; %s.",
                intervals(check.options().level(), method),
                shares(rows),
                low.isEmpty() ? "none is too narrow by more than chance" : "too narrow: " + low));
    }

    private static String intervals(double level, IntervalMethod method) {
        String share = new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * level);
        return String.format(
                "intervals of %s %% by %s",
                share,
                switch (method) {
                    case FAST -> "slopes";
                    case POSTERIOR -> "posteriors";
                    case BOOTSTRAP -> "the bootstrap";
                });
    }

    /** Whole numbers apart, which have more. */
    private static String shares(List<Coverage> rows) {
        return rows.stream()
                .filter(row -> row.judgement() != Coverage.Judgement.WHOLE && row.intervals() > 0)
                .collect(Collectors.groupingBy(
                        Coverage::kind, TreeMap::new, Collectors.averagingDouble(Coverage::share)))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing(each -> each.getKey().equals("parameter") ? "" : each.getKey()))
                .map(each -> String.format(Locale.ROOT, "%.1f %% (%ss)", 100 * each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String named(List<Coverage> rows, Predicate<Coverage> which) {
        List<Coverage> found = rows.stream()
                .filter(which)
                .sorted(Comparator.comparingDouble(Coverage::share))
                .toList();
        String most = found.stream()
                .limit(NAMED)
                .map(row -> String.format(
                        Locale.ROOT,
                        "%s%s %s%s%s at %,d %.0f %%",
                        row.model(),
                        row.design().equals(Subjects.IDENTIFIED) ? "" : " (" + row.design() + ")",
                        row.what(),
                        row.total() ? " of all" : "",
                        row.kind().equals("outcome") ? " (outcome)" : "",
                        row.customers(),
                        100 * row.share()))
                .collect(Collectors.joining(", "));
        return found.size() > NAMED ? most + " and " + (found.size() - NAMED) + " more" : most;
    }

    private static String fits(List<Fits> fits) {
        int samples = fits.stream().mapToInt(Fits::samples).sum();
        int failed = fits.stream().mapToInt(Fits::failed).sum();
        int refused = fits.stream().mapToInt(Fits::refused).sum();
        return String.format(
                Locale.ROOT,
                "Of %,d fits %,d had no maximum, and of the others %,d no intervals.",
                samples,
                failed,
                refused);
    }

    private static String ranks(List<Ranks> ranks) {
        List<Ranks> uneven = ranks.stream().filter(each -> !each.even()).toList();
        long beyond = ranks.stream()
                .filter(each -> each.histogram().difference() > each.histogram().limit())
                .count();
        return String.format(
                Locale.ROOT,
                "Posteriors: among their draws the truth of %,d of %s ranks as evenly as chance has it%s; %,d leave the band of"
                        + " 95 %%, where %.1f are expected.",
                ranks.size() - uneven.size(),
                Phrases.count(ranks.size(), "parameter"),
                uneven.isEmpty()
                        ? ""
                        : " (not: "
                                + uneven.stream()
                                        .map(each -> each.model() + " " + each.parameter())
                                        .collect(Collectors.joining(", "))
                                + ")",
                beyond,
                0.05 * ranks.size());
    }
}
