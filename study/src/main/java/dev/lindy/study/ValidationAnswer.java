package dev.lindy.study;

import dev.lindy.core.base.Phrases;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.validation.Baseline;
import dev.lindy.models.validation.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether to believe the best model, in plain words.
 *
 * @param verdict in a word
 * @param sentences why
 */
public record ValidationAnswer(Verdict verdict, List<String> sentences) {

    private static final double SMALL_ERROR = 0.1;
    private static final double LARGE_ERROR = 0.3;

    /** Whether to believe a model. */
    public enum Verdict {
        /** All purchases together were forecast to a tenth, intervals hold what they should, and no simple rule ranks better. */
        YES("Yes"),
        /** Something of that is wanting. */
        WITH_CARE("With care"),
        /** The total was off by three tenths or more, or NBD, which knows of no leaving, forecasts as well. */
        NO("No");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /**
         * The verdict.
         *
         * @return one word or two
         */
        public String word() {
            return word;
        }
    }

    /** How the order that a model gives stands to that of a simple rule. */
    private enum Order {
        BETTER,
        AS_WELL,
        WORSE
    }

    /**
     * Copies the list.
     *
     * @param verdict in a word
     * @param sentences why
     */
    public ValidationAnswer {
        sentences = List.copyOf(sentences);
    }

    static ValidationAnswer of(ValidationStudy study) {
        Standing best = study.best();
        double error = best.expected() / best.actual() - 1;
        List<String> sentences = new ArrayList<>();
        sentences.add(total(study, best, error));
        Order order = Order.AS_WELL;
        Standing recency = study.standing(Baseline.RECENCY.id()).orElse(null);
        if (recency != null && !Double.isNaN(best.mean(Metric.AUC))) {
            order = order(best, recency);
            sentences.add(String.format(
                    Locale.ROOT,
                    "It puts customers in order %s recency alone (AUC %.3f against %.3f).",
                    switch (order) {
                        case BETTER -> "better than";
                        case AS_WELL -> "about as well as";
                        case WORSE -> "worse than";
                    },
                    best.mean(Metric.AUC),
                    recency.mean(Metric.AUC)));
        }
        boolean holds =
                best.withInterval() > 0 && best.held() >= Math.max(1, Math.floor(study.level() * best.withInterval()));
        if (best.withInterval() > 0) {
            sentences.add(intervals(study, best));
        }
        boolean leaving = study.standing(Nbd.ID)
                .map(nbd -> nbd.mean(Metric.LOG_SCORE) < best.mean(Metric.LOG_SCORE))
                .orElse(true);
        if (!leaving) {
            sentences.add("NBD, which knows of no leaving, forecasts no worse.");
        }
        Verdict verdict = !leaving || !(Math.abs(error) < LARGE_ERROR)
                ? Verdict.NO
                : Math.abs(error) < SMALL_ERROR && holds && order != Order.WORSE ? Verdict.YES : Verdict.WITH_CARE;
        return new ValidationAnswer(verdict, sentences);
    }

    private static String total(ValidationStudy study, Standing best, double error) {
        int models = (int) study.standings().stream()
                .filter(standing -> standing.kind() == Standing.Kind.MODEL)
                .count();
        int windows = best.windows().size();
        String off = best.actual() == 0
                ? "none happened"
                : String.format(
                        Locale.ROOT,
                        "%,.0f happened (%.1f %% too %s)",
                        best.actual(),
                        100 * Math.abs(error),
                        error < 0 ? "few" : "many");
        return String.format(
                Locale.ROOT,
                "%s%s. Asked on %s for the %s after, it expected %,.0f purchases%s and %s.",
                best.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + best.name().substring(1),
                models > 1 ? " forecasts best of " + models + " models" : " was put to the test",
                windows == 1 ? study.cuts().get(0) : Phrases.count(windows, "day"),
                study.unit().describe(study.length()),
                best.expected(),
                windows == 1 ? "" : " in all",
                off);
    }

    /** Better or worse only where all days agree. */
    private static Order order(Standing best, Standing rule) {
        int better = 0;
        int worse = 0;
        for (Standing.Window window : best.windows()) {
            for (Standing.Window other : rule.windows()) {
                if (window.number() == other.number()) {
                    double apart =
                            window.scores().get(Metric.AUC) - other.scores().get(Metric.AUC);
                    better += apart > 0 ? 1 : 0;
                    worse += apart < 0 ? 1 : 0;
                }
            }
        }
        return worse == 0 && better > 0 ? Order.BETTER : better == 0 && worse > 0 ? Order.WORSE : Order.AS_WELL;
    }

    private static String intervals(ValidationStudy study, Standing best) {
        String sentence = String.format(
                Locale.ROOT,
                "Its %.0f %% interval of the total held what happened %s",
                100 * study.level(),
                times(best.held(), best.withInterval()));
        return sentence
                + (best.withWidened() == 0
                        ? "."
                        : ", and " + times(best.heldWidened(), best.withWidened())
                                + " when it is made wide enough for what the other forecasts were off by.");
    }

    private static String times(int held, int of) {
        return "in " + held + " of " + of;
    }

    @Override
    public String toString() {
        return verdict.word() + ". " + String.join(" ", sentences);
    }
}
