package dev.lindy.cli.command;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.text.Layout;
import dev.lindy.cli.text.RunFile;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.data.DataException;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Model files by name, with the name in every message. */
final class ModelFiles {

    private ModelFiles() {}

    /** What a model without a usable maximum says of itself; empty for a good one. */
    static String warning(ModelFile file) {
        if (file.usable()) {
            return "";
        }
        String diagnosis = file.models().stream()
                .flatMap(model -> model.diagnosis().stream())
                .filter(d -> d.severity() == Diagnosis.Severity.FATAL)
                .map(d -> d.text(OptionWording.OPTIONS))
                .collect(Collectors.joining("\n"));
        return Layout.block("Warning", "the model has no usable maximum; do not use what follows.\n" + diagnosis)
                + "\n\n";
    }

    /** Refuses a model beside the files of another run: whoever reads both takes them for one. */
    private static void check(Path file, RunFile run, byte[] content) {
        Path beside = file.resolveSibling(RunFile.NAME);
        if (!run.complete()) {
            throw new DataException(file + ": the run that writes to this folder is not finished, or was broken off ("
                    + beside + " says so): its files may be those of two runs"
                    + "\n  try:           lindy run again with --force, or another model file");
        }
        if (!run.wrote(String.valueOf(file.getFileName()), content)) {
            throw new DataException(file + ": this is not the model that run " + run.id() + " wrote, which " + beside
                    + " describes: the files there are those of two runs, or were changed"
                    + "\n  try:           lindy run again with --force; or, if the model is meant to be used alone, copy it"
                    + " to another folder");
        }
    }

    static ModelFile read(Path file) {
        if (!Files.exists(file)) {
            throw new DataException(file + ": there is no such model file; lindy fit ORDERS -o model.json writes one");
        }
        try {
            byte[] content = ModelFile.content(file);
            RunFile.around(file).ifPresent(run -> check(file, run, content));
            return ModelFile.parse(new String(content, StandardCharsets.UTF_8));
        } catch (ModelFileException e) {
            throw new DataException(file + ": cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
