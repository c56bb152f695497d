package dev.lindy.cli.command;

import dev.lindy.cli.option.OptionWording;
import dev.lindy.cli.text.Layout;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.data.DataException;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import java.io.IOException;
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

    static ModelFile read(Path file) {
        if (!Files.exists(file)) {
            throw new DataException(file + ": there is no such model file; lindy fit ORDERS -o model.json writes one");
        }
        try {
            return ModelFile.read(file);
        } catch (ModelFileException e) {
            throw new DataException(file + ": cannot be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
