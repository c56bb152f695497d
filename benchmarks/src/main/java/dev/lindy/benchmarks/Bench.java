package dev.lindy.benchmarks;

/** temporary. */
public final class Bench {
    private Bench() {}
    /** m.
     * @param args a
     * @throws Exception e
     */
    public static void main(String[] args) throws Exception {
        org.openjdk.jmh.Main.main(args);
    }
}
