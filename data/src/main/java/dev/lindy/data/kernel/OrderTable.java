package dev.lindy.data.kernel;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of an order log, handed over by the builder, which keeps none of them; preparation reads them row by row. Some are
 * longer than there are rows.
 */
public final class OrderTable {
    public String source = "";
    public String currency = "";
    public int size;
    public String[] customerIds = new String[0];
    public int[] customer = new int[0];
    public long[] second = new long[0];
    public long last;
    public double @Nullable [] amount;
    public int @Nullable [] order;

    @Nullable
    public TextDictionary orders;

    public int @Nullable [] refersTo;
    public int[] line = new int[0];
    public int @Nullable [] acquired;
    public BitSet duplicate = new BitSet();
    public final Map<String, int[]> attributes = new LinkedHashMap<>();
    public final Map<String, String[]> attributeTexts = new LinkedHashMap<>();
}
