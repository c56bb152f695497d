package dev.lindy.benchmarks;

/** The values of the parameter {@code implementation}. */
final class Implementation {

    /** The toolkit. */
    static final String LINDY = "lindy";
    /** The baseline: the paper's formulas, customer by customer. */
    static final String TEXTBOOK = "textbook";
    /** The yardstick of compressing: a plain sort of the same rows. */
    static final String SORT = "sort";

    private Implementation() {}

    static boolean isTextbook(String name) {
        return switch (name) {
            case LINDY -> false;
            case TEXTBOOK -> true;
            default -> throw new IllegalArgumentException("this benchmark has no implementation \"" + name + "\"");
        };
    }
}
