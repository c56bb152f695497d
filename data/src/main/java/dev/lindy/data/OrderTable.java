package dev.lindy.data;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of an order log, handed over by the builder, which keeps none of them; preparation reads them row by row. */
final class OrderTable {
    String source = "";
    String currency = "";
    Advice advice = Advice.OPTIONS;
    int size;
    String[] customerIds = new String[0];
    int[] customer = new int[0];
    long[] second = new long[0];
    long last;
    double @Nullable [] amount;
    int @Nullable [] order;

    @Nullable
    TextDictionary orders;

    int @Nullable [] refersTo;
    int[] line = new int[0];
    int @Nullable [] acquired;
    BitSet duplicate = new BitSet();
    final Map<String, int[]> attributes = new LinkedHashMap<>();
    final Map<String, String[]> attributeTexts = new LinkedHashMap<>();
}
