package dev.lindy.cli;

import dev.lindy.core.base.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant who mistyped a name. */
final class Suggestions {

    private static final int MOST_SLIPS = 2;

    private Suggestions() {}

    /** The name that is nearest, if it is so near that it was probably meant: a slip or two, but not half of the name. */
    static Optional<String> nearest(String typed, Collection<String> names) {
        String small = typed.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(name -> name.startsWith(small)
                        || Spelling.distance(small, name) <= Math.min(MOST_SLIPS, name.length() / 2))
                .min(Comparator.comparingInt((String name) -> Spelling.distance(small, name))
                        .thenComparing(name -> name));
    }
}
