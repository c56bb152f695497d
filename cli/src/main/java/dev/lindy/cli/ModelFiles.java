package dev.lindy.cli;

import dev.lindy.data.DataException;
import dev.lindy.models.io.ModelFile;
import dev.lindy.models.io.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files by name, with the name in every message. */
final class ModelFiles {

    private ModelFiles() {}

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
