package dev.lindy.models.choice;

import dev.lindy.core.base.CompressedBase;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What models say of those who bought once. */
final class OneTimeBuyers {

    private OneTimeBuyers() {}

    /** A few sentences where they are at least a third of all and a model answers 1 for them by construction. */
    static Optional<String> text(List<Candidate> models, CustomerBase base) {
        int once = 0;
        CompressedBase histories = base.compressed();
        for (int row = 0; row < histories.rows() && histories.frequency(row) == 0; row++) {
            once += histories.count(row);
        }
        double[] ages = histories.distinctT();
        double longest = ages[ages.length - 1];
        // Of a model under which new customers stay, too, it says nothing: it knows of no leaving at all.
        List<Candidate> certain = models.stream()
                .filter(c -> c.aliveOfOneTimeBuyers() == 1)
                .filter(c -> c.fit().model().newcomer().probabilityAlive(longest) < 1)
                .toList();
        List<Candidate> others = models.stream()
                .filter(c -> c.aliveOfOneTimeBuyers() < 1 && c.fit().usable())
                .toList();
        if (3L * once < base.size() || certain.isEmpty()) {
            return Optional.empty();
        }
        String text = String.format(
                Locale.ROOT,
                "%s (%.0f %%) bought once. %s %s all of them active for certain, because nobody can leave there"
                        + " before a second purchase: that is the model, not a finding.",
                Phrases.count(once, "customer"),
                100.0 * once / base.size(),
                ComparisonText.list(certain.stream().map(Candidate::name).toList()),
                certain.size() == 1 ? "calls" : "call");
        if (others.isEmpty()) {
            return Optional.of(text + " Judge them by expected purchases, not by P(alive).");
        }
        return Optional.of(text + " Of the same customers "
                + ComparisonText.list(others.stream()
                        .map(c -> String.format(
                                Locale.ROOT, "%s calls %.0f %%", c.name(), 100 * c.aliveOfOneTimeBuyers()))
                        .toList())
                + " active, on average. If P(alive) decides whom you write to, use "
                + (others.size() == 1 ? "that one." : "one of these."));
    }
}
