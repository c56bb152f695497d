package dev.lindy.cli;

import dev.lindy.cli.text.StandardOutput;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;

/** Runs several commands one after another in one Java, which thereby learns what they need: the launcher keeps that. */
final class Rehearsal {

    private Rehearsal() {}

    /**
     * Runs commands; what they print goes nowhere.
     *
     * @param args the commands, with a word of a comma between two of them
     */
    public static void main(String[] args) {
        int from = 0;
        for (int i = 0; i <= args.length; i++) {
            if (i == args.length || args[i].equals(",")) {
                Lindy.run(
                        StandardOutput.to(OutputStream.nullOutputStream()),
                        new PrintWriter(Writer.nullWriter()),
                        Arrays.copyOfRange(args, from, i));
                from = i + 1;
            }
        }
    }
}
