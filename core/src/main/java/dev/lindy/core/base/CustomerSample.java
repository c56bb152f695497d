package dev.lindy.core.base;

/** A sample of the customers of a base that knows which row each of them is in. */
public interface CustomerSample extends Sample {

    /** The row of a customer who is not in the sample. */
    int NONE = -1;

    /**
     * Where customers are.
     *
     * @param base the customers that the sample was made of
     * @return the row of every customer, or {@link #NONE}
     * @throws IllegalArgumentException if the sample was not made of this base
     */
    int[] rowsOf(CustomerBase base);

    /**
     * The histories of the base that a sample was made of.
     *
     * @param histories of the sample
     * @param base the customers that the sample was made of
     * @return the row of every customer
     * @throws IllegalArgumentException if the sample was not made of this base
     */
    static int[] rowsOf(CompressedBase histories, CustomerBase base) {
        CompressedBase of = base.compressed();
        if (of.rows() != histories.rows()) {
            throw new IllegalArgumentException("the sample has " + histories.rows() + " distinct histories, the base "
                    + of.rows() + ": it was made of other customers");
        }
        int[] rows = new int[base.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = of.rowOf(i);
        }
        return rows;
    }
}
