package dev.lindy.core.base;

/** What can be shown as columns: a base, a fit, a value, a schedule. Whoever writes or draws results needs no more of them. */
@FunctionalInterface
public interface Tabular {

    /**
     * All of it as columns.
     *
     * @return at least one column
     */
    Columns columns();
}
