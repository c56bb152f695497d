package dev.lindy.cli;

/** What the program's exit code says. */
final class ExitCode {

    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int DATA = 3;
    static final int NO_MAXIMUM = 4;

    private ExitCode() {}
}
