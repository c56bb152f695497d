package dev.lindy.data.recognise;

import dev.lindy.core.base.Spelling;
import dev.lindy.data.DataException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of summaries, with the names that it goes by; capitals and punctuation do not count. Names come in ranks, the
 * plainest first: beside a column {@code T}, a column {@code age} is something else.
 */
public enum SummaryColumn {
    /** Whose row it is. */
    CUSTOMER(
            "customer",
            "customer",
            "customerid cust custid customernumber customerno client clientid user userid member memberid account accountid "
                    + "donor donorid klant klantid klantnummer klantnr relatienummer kunde kundeid kundennummer kundennr "
                    + "idclient nclient numeroclient cliente idcliente",
            "email customeremail emailadres emailadresse",
            "id"),
    /** Repeat purchases x. */
    FREQUENCY("x", "x frequency frequentie frequenz frequence frecuencia frequenza"),
    /** Time from first to last purchase t<sub>x</sub>. */
    RECENCY("t_x", "tx recency recentie recenz recence recencia recenza"),
    /** Time from first purchase to the end of observation; in discrete time n, the number of opportunities. */
    AGE("T", "t", "tcal", "age leeftijd alter", "n ncal periods nperiods opportunities"),
    /** Mean value of the repeat purchases. */
    MEAN_SPEND(
            "mean_spend",
            "meanspend",
            "mx monetaryvalue monetary averagespend avgspend gemiddeldebesteding gembesteding"),
    /** How many purchases the mean is of; x if there is no such column. */
    SPEND_COUNT("spend_count", "spendcount"),
    /** Geometric mean of the values of those purchases. */
    GEOMETRIC_MEAN_SPEND("geometric_mean_spend", "geometricmeanspend"),
    /** Root of the mean squared deviation of those values from their mean. */
    SPEND_DEVIATION("spend_deviation", "spenddeviation"),
    /** Σ ln(time between purchases). */
    LITT("litt", "litt"),
    /** Value of all purchases. */
    HISTORICAL_VALUE("historical_value", "historicalvalue"),
    /** Day of the first purchase. */
    FIRST_PURCHASE("first_purchase", "firstpurchase"),
    /** Day of the last purchase. */
    LAST_PURCHASE("last_purchase", "lastpurchase"),
    /** How many customers a row stands for, in a table of histories without a column of customers. */
    COUNT("count", "count", "custs customers weights weight");

    private final String id;
    /** Names with blanks between them, ranks with bars. */
    private final String ranks;

    SummaryColumn(String id, String... ranks) {
        this.id = id;
        this.ranks = String.join("|", ranks);
    }

    /**
     * The name that this toolkit writes.
     *
     * @return such as {@code t_x}
     */
    public String id() {
        return id;
    }

    /**
     * Whether there is such a column.
     *
     * @param header names of columns
     * @return true if one or more go by one of the names
     */
    public boolean isIn(List<String> header) {
        return !candidates(header).isEmpty();
    }

    /**
     * The first of the columns that go by the plainest of the names.
     *
     * @param header names of columns
     * @return from 0; -1 if there is none
     */
    public int first(List<String> header) {
        List<Integer> found = candidates(header);
        return found.isEmpty() ? -1 : found.get(0);
    }

    /**
     * Where the column stands.
     *
     * @param source what messages call the source
     * @param header names of columns
     * @return the column that goes by the plainest of the names, from 0, or -1
     * @throws DataException if two columns do
     */
    public int in(String source, List<String> header) {
        List<Integer> found = candidates(header);
        if (found.size() > 1) {
            throw new DataException(source + ": which column holds " + id + "?"
                    + "\n  columns seen:  " + String.join(", ", header)
                    + "\n  understood:    any of "
                    + found.stream()
                            .map(c -> header.get(c) + " (column " + (c + 1) + ")")
                            .collect(Collectors.joining(", "))
                    + "\n  try:           give all but one of these another name");
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    /**
     * Where a column stands that may be meant, though its name is none of those known.
     *
     * @param header names of columns
     * @return the column whose name is a beginning of a known one, or begins with it, or has a slip of the pen, from 0; -1 if
     *     there is none
     */
    public int like(List<String> header) {
        for (String known : ranks.split("[| ]", -1)) {
            for (int i = 0; i < header.size() && known.length() > 3; i++) {
                String name = Headings.normal(header.get(i));
                if (name.startsWith(known)
                        || (name.length() > 3 && known.startsWith(name))
                        || Spelling.distance(name, known) <= 1) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** The columns that go by a name of the first rank of which there is any. */
    private List<Integer> candidates(List<String> header) {
        List<Integer> plain = candidates(header, Headings::normal);
        return plain.isEmpty() ? candidates(header, HeadingUnits::without) : plain;
    }

    private List<Integer> candidates(List<String> header, UnaryOperator<String> read) {
        for (String rank : ranks.split("\\|", -1)) {
            Set<String> names = Set.of(rank.split(" ", -1));
            List<Integer> out = IntStream.range(0, header.size())
                    .filter(i -> names.contains(read.apply(header.get(i))))
                    .boxed()
                    .toList();
            if (!out.isEmpty()) {
                return out;
            }
        }
        return List.of();
    }
}
