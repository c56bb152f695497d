package dev.lindy.cli.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lindy.core.io.WholeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the files of a run have in common: the last file that appears in its folder. While others are being replaced it says that
 * the run is not complete, so that files of two runs are never taken for those of one.
 *
 * @param format always {@value #FORMAT}
 * @param version of this form
 * @param complete false while files are being replaced
 * @param id made of the checksums: equal outputs, equal id
 * @param files their lengths and checksums, by name
 */
public record RunFile(String format, int version, boolean complete, String id, Map<String, WholeFiles.Sum> files) {

    public static final String NAME = "run.json";

    private static final String FORMAT = "lindy-run";
    private static final int ID_DIGITS = 16;
    /** No run writes so many files; a longer one is of another program. */
    private static final long LONGEST = 1 << 20;

    static RunFile of(Map<Path, WholeFiles.Sum> sums) {
        Map<String, WholeFiles.Sum> files = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder();
        sums.forEach((path, sum) -> {
            files.put(String.valueOf(path.getFileName()), sum);
            all.append(path.getFileName()).append(' ').append(sum.sha256()).append('\n');
        });
        String id = sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
        return new RunFile(FORMAT, 1, true, id, files);
    }

    /** What stands in the folder until everything else does. */
    static RunFile unfinished() {
        return new RunFile(FORMAT, 1, false, "", Map.of());
    }

    /** The run that a file belongs to: what lies beside it and names it; of an unfinished run nobody knows. */
    public static Optional<RunFile> around(Path file) throws IOException {
        Path beside = file.toAbsolutePath().resolveSibling(NAME);
        if (!Files.isRegularFile(beside) || Files.size(beside) > LONGEST) {
            return Optional.empty();
        }
        return Json.tree(Files.readString(beside))
                .filter(tree -> FORMAT.equals(tree.path("format").asText()))
                .map(RunFile::parse)
                .filter(run -> !run.complete || run.files.containsKey(String.valueOf(file.getFileName())));
    }

    private static RunFile parse(JsonNode tree) {
        Map<String, WholeFiles.Sum> files = new LinkedHashMap<>();
        tree.path("files")
                .properties()
                .forEach(file -> files.put(
                        file.getKey(),
                        new WholeFiles.Sum(
                                file.getValue().path("bytes").asLong(),
                                file.getValue().path("sha256").asText())));
        return new RunFile(
                FORMAT,
                tree.path("version").asInt(),
                tree.path("complete").asBoolean(),
                tree.path("id").asText(),
                files);
    }

    /** Whether a file has the content that the run wrote. */
    public boolean wrote(String name, byte[] content) {
        WholeFiles.Sum sum = files.get(name);
        return sum != null && sum.sha256().equals(sha256(content));
    }

    /** The same run without a file that is replaced by one that does not belong to it. */
    RunFile without(String name) {
        Map<String, WholeFiles.Sum> rest = new LinkedHashMap<>(files);
        rest.remove(name);
        return new RunFile(format, version, complete, id, rest);
    }

    String toJson() {
        return Json.of(this) + "\n";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
