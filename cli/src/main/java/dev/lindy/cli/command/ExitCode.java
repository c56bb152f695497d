package dev.lindy.cli.command;

/** What the program's exit code says. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int INTERNAL = 1;
    public static final int USAGE = 2;
    public static final int DATA = 3;
    public static final int NO_MAXIMUM = 4;
    public static final int DISK_FULL = 5;
    public static final int NOT_WRITTEN = 6;
    public static final int NO_MEMORY = 7;

    private ExitCode() {}

    /** The code of a command whose answers can be used, or of one whose answers cannot. */
    static int of(boolean usable) {
        return usable ? OK : NO_MAXIMUM;
    }
}
