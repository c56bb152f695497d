package dev.lindy.data.recognise;

import dev.lindy.core.base.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a source: by their names, or by numbers where the first row has none. */
final class Header {
    private static final int UNKNOWN = -1;
    private static final int SHOWN = 40;

    private final List<String> names;
    private final boolean named;
    /** What the columns hold, where that is known. */
    private final List<String> types;

    /** Columns without any value, which are recognised as nothing. */
    private final Set<Integer> empty;

    Header(List<String> names, boolean named, List<String> types, Set<Integer> empty) {
        this.names = List.copyOf(names);
        this.named = named;
        this.types = List.copyOf(types);
        this.empty = Set.copyOf(empty);
    }

    /** Whether the first row holds names. */
    boolean named() {
        return named;
    }

    int size() {
        return names.size();
    }

    /** The name of a column as it stands; without names, what the first row holds. */
    String name(int column) {
        return names.get(column);
    }

    boolean isEmpty(int column) {
        return empty.contains(column);
    }

    Set<String> normals() {
        return names.stream().map(Headings::normal).collect(Collectors.toSet());
    }

    /** The first column of one of these names that has values; below 0 if there is none. */
    int first(Set<String> wanted) {
        List<Integer> columns = columns(wanted);
        return columns.isEmpty() ? UNKNOWN : columns.get(0);
    }

    /** The columns of these names that have values. */
    List<Integer> columns(Set<String> wanted) {
        return all(wanted).stream().filter(column -> !empty.contains(column)).toList();
    }

    /**
     * The columns of these names; where there is none, those that have such a name beside a currency or a tax; at last, those
     * that have its words in another order.
     */
    List<Integer> all(Set<String> wanted) {
        List<Integer> out = all(name -> wanted.contains(Headings.normal(name)));
        out = out.isEmpty() ? all(name -> wanted.contains(HeadingUnits.without(name))) : out;
        return out.isEmpty() ? all(name -> HeadingUnits.says(name, wanted)) : out;
    }

    private List<Integer> all(Predicate<String> isOne) {
        return IntStream.range(0, names.size())
                .filter(i -> isOne.test(names.get(i)))
                .boxed()
                .toList();
    }

    /** A column whose name differs from a given one by a slip of the pen. */
    int near(String given) {
        String name = Headings.normal(given);
        int best = UNKNOWN;
        int least = 1 + Math.min(2, name.length() / 3);
        for (int i = 0; i < names.size(); i++) {
            int distance = Spelling.distance(name, Headings.normal(names.get(i)));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    /** All columns, for a message. */
    String columnsSeen() {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < names.size() && i < SHOWN; i++) {
            String name = names.get(i).length() > 40 ? names.get(i).substring(0, 39) + "…" : names.get(i);
            shown.add(
                    named
                            ? (name.isBlank() ? "(column " + (i + 1) + " without a name)" : name)
                                    + (i < types.size() ? " (" + types.get(i) + ")" : "")
                            : (i + 1) + " (" + name + ")");
        }
        return String.join(", ", shown) + (names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "");
    }

    /** A column, for a message. */
    String shown(int column) {
        return named ? "\"" + names.get(column) + "\"" : "column " + (column + 1);
    }

    /** A name, in quotation marks where it is no single word. */
    static String quoted(String name) {
        return name.matches("[A-Za-z0-9_.-]+") ? name : "\"" + name + "\"";
    }
}
