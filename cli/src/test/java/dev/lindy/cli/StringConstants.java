package dev.lindy.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The texts in the constant pool of a class file (The Java Virtual Machine Specification, 4.4). */
final class StringConstants {

    private StringConstants() {}

    static List<String> of(URI classFile) {
        try (InputStream in = classFile.toURL().openStream();
                DataInputStream data = new DataInputStream(in)) {
            data.skipNBytes(8);
            int size = data.readUnsignedShort();
            String[] utf8 = new String[size];
            List<Integer> strings = new ArrayList<>();
            for (int i = 1; i < size; i++) {
                int tag = data.readUnsignedByte();
                switch (tag) {
                    case 1 -> utf8[i] = data.readUTF();
                    case 8 -> strings.add(data.readUnsignedShort());
                    case 7, 16, 19, 20 -> data.skipNBytes(2);
                    case 15 -> data.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> data.skipNBytes(4);
                    case 5, 6 -> {
                        data.skipNBytes(8);
                        // A long or a double takes two places.
                        i++;
                    }
                    default -> throw new IOException("no such constant: " + tag);
                }
            }
            return strings.stream().map(at -> utf8[at]).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
