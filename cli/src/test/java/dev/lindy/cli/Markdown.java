package dev.lindy.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the project's documents and the code blocks in it.
 *
 * @param path where it stands below the project's root
 * @param text all of it
 */
record Markdown(Path path, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");

    /** The folder of the project. */
    static Path root() {
        return Path.of(System.getProperty("lindy.root"));
    }

    /** One page. */
    static Markdown read(String path) {
        try {
            return new Markdown(Path.of(path), Files.readString(root().resolve(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pages at the root, in {@code notebooks} and below {@code docs}. */
    static List<Markdown> pages() throws IOException {
        try (Stream<Path> top = Files.list(root());
                Stream<Path> notebooks = Files.list(root().resolve("notebooks"));
                Stream<Path> docs = Files.walk(root().resolve("docs"))) {
            return Stream.of(top, notebooks, docs)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> read(root().relativize(file).toString()))
                    .toList();
        }
    }

    /** A code block with the language it says. */
    record Block(String language, String code) {}

    /** All code blocks that say their language, in their order. */
    List<Block> blocks() {
        return BLOCK.matcher(text)
                .results()
                .map(block -> new Block(block.group(1), block.group(2)))
                .toList();
    }

    /** The code blocks in a language, in their order. */
    List<String> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(Block::code)
                .toList();
    }

    /** Links to other pages of the project, relative to this one. */
    List<String> links() {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains(":"))
                .toList();
    }

    /** What the page tells its reader to type, each command in words and without the name of the program. */
    List<List<String>> commands() {
        List<List<String>> out = new ArrayList<>();
        for (String block :
                Stream.concat(blocks("sh").stream(), blocks("console").stream()).toList()) {
            for (String line : block.split("\\n", -1)) {
                int at = line.indexOf("./lindy ");
                if (at >= 0) {
                    out.add(words(line.substring(at + "./lindy ".length())));
                }
            }
        }
        return out;
    }

    /** Splits as a shell does, up to what is not for the program. */
    private static List<String> words(String command) {
        List<String> out = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (command + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && "|<>&;#".indexOf(c) >= 0) {
                break;
            } else if (!quoted && c == ' ') {
                if (word.length() > 0) {
                    out.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        return out;
    }
}
