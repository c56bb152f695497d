package dev.lindy.core.base;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plain words in which remedies are still names, so that the command line can say {@code --unit week} where Java says {@code
 * withUnit(TimeScale.WEEK)}.
 *
 * <p>Immutable.
 */
public final class Message implements Serializable {
    private static final long serialVersionUID = 1;

    /** Texts, remedies and suggestions. */
    private final ArrayList<Serializable> parts = new ArrayList<>();

    private Message() {}

    /**
     * Puts parts together, one after the other.
     *
     * @param parts remedies, suggestions (those that follow each other go together), messages, exceptions for what they say, and
     *     anything else as text
     * @return the message
     */
    public static Message of(Object... parts) {
        Message out = new Message();
        for (Object part : parts) {
            if (part instanceof Message message) {
                out.parts.addAll(message.parts);
            } else if (part instanceof Problem exception) {
                out.parts.addAll(exception.problem().parts);
            } else if (part instanceof Throwable exception) {
                out.parts.add(String.valueOf(exception.getMessage()));
            } else if (part instanceof Remedy || part instanceof Suggestion) {
                out.parts.add((Serializable) part);
            } else {
                out.parts.add(String.valueOf(part));
            }
        }
        return out;
    }

    /**
     * The message in the words of who shows it.
     *
     * @param words what remedies are called there
     * @return plain text, possibly of several lines
     */
    public String in(Wording words) {
        StringBuilder out = new StringBuilder();
        List<Suggestion> together = new ArrayList<>();
        for (Serializable part : parts) {
            if (part instanceof Suggestion suggestion) {
                together.add(suggestion);
                continue;
            }
            say(out, together, words);
            out.append(part instanceof Remedy remedy ? words.name(remedy) : part);
        }
        say(out, together, words);
        return out.toString();
    }

    private static void say(StringBuilder out, List<Suggestion> together, Wording words) {
        if (!together.isEmpty()) {
            out.append(words.suggestions(List.copyOf(together)));
            together.clear();
        }
    }

    /**
     * Whether nothing is said.
     *
     * @return true for a message without parts, or of empty text
     */
    public boolean isEmpty() {
        return parts.stream().allMatch(""::equals);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Message message && message.parts.equals(parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The message in the words of Java. */
    @Override
    public String toString() {
        return in(Wording.JAVA);
    }
}
