package dev.lindy.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks of text for people, each with its label, with an empty line between them unless said otherwise. */
final class Blocks {

    private final List<String> blocks = new ArrayList<>();
    private final String between;

    Blocks() {
        this("\n\n");
    }

    Blocks(String between) {
        this.between = between;
    }

    /** A block that has its labels already; nothing where it is empty. */
    Blocks text(String block) {
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return this;
    }

    /** A label and lines that stay as they are; nothing where there are none. */
    Blocks lines(String label, String lines) {
        return lines.isEmpty() ? this : text(Layout.block(label, lines));
    }

    /** A label and a paragraph in lines that fit. */
    Blocks wrapped(String label, String paragraph) {
        return lines(label, Layout.wrapped(paragraph));
    }

    /** A label and paragraphs, each on lines of its own. */
    Blocks wrapped(String label, List<String> paragraphs) {
        return lines(label, paragraphs.stream().map(Layout::wrapped).collect(Collectors.joining("\n")));
    }

    @Override
    public String toString() {
        return String.join(between, blocks);
    }
}
