package dev.lindy.data.recognise;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a log are no purchases of a customer, by what they say: their status, and words that stand for nobody.
 *
 * @param dropped statuses that make an order none; null for the usual words, such as cancelled, failed, pending and refunded
 * @param guests words that stand for no customer, such as guest; null for the usual ones
 * @param ids whether ids that differ only in how they are written are one
 */
public record RowRules(
        @Nullable Set<String> dropped, @Nullable Set<String> guests, IdRule ids) {

    /** What makes two ids one. */
    public enum IdRule {
        /** E-mail addresses in any case, blanks, and numbers such as 17000 and 17000.0 that a table wrote with a point. */
        NORMALISED,
        /** Every character counts. */
        EXACT
    }

    /** What a status says of an order. */
    public enum Status {
        /** It counts. */
        VALID,
        /** It never came about: cancelled, failed, not paid. */
        VOID,
        /** It was paid back, in full. */
        REFUNDED
    }

    private static final Set<String> VOID = Headings.words("""
            void voided trash draft incomplete uncaptured unpaid pending pendingpayment paymentpending awaitingpayment onhold
            held blocked error abandoned requirespaymentmethod requiresaction requiresconfirmation inafwachting
            wachtopbetaling openstaand nietbetaald onbetaald mislukt ausstehend unbezahlt zahlungausstehend fehlgeschlagen
            enattente nonpaye echoue echouee pendiente pendientedepago fallido inattesa inattesadipagamento nonpagato fallito
            lost""");
    /** How statuses begin that void an order, in whatever form. */
    private static final List<String> VOID_STARTS = List.of(
            "cancel",
            "geannul",
            "annul",
            "storn",
            "fail",
            "paymentfail",
            "declin",
            "denied",
            "reject",
            "expire",
            "anulad",
            "chargeback",
            "chargedback",
            "reversed",
            "dispute");

    private static final Set<String> REFUNDED = Headings.words("""
            refunded fullyrefunded returned terugbetaald geretourneerd retour erstattet zuruckerstattet zurueckerstattet
            rembourse remboursee reembolsado reembolsada devuelto rimborsato rimborsata reso""");
    /** Parts of names of columns that say yes, or when, of what makes an order none. */
    private static final List<String> FLAGS = List.of("cancel", "annul", "storn", "void", "refund");

    /** A payment that is open has not been made; an order that is open may well be paid. */
    private static final Set<String> OPEN = Headings.words("open offen due ouvert abierto aperto");

    private static final List<String> PAYMENTS =
            List.of("payment", "financial", "betaal", "betal", "zahlung", "paiement", "pago", "pagamento");

    /** What databases write for no date. */
    private static final Pattern NO_DATE = Pattern.compile("0+");

    private static final Set<String> YES = Headings.words("true yes y ja j oui si x 1 waar wahr vrai verdadero vero");

    private static final Set<String> GUESTS = Headings.words("""
            blank leeg leer vide vacio vuoto guest gast gastbestelling gastkunde invite invitado ospite unknown unbekannt
            onbekend inconnu desconocido sconosciuto anonymous anonym anoniem anonyme anonimo null none nan na nil undefined
            notset notapplicable notavailable walkin walkincustomer noname nocustomer""");
    private static final Set<String> TOTALS = Headings.words("""
            total totals grandtotal subtotal totaal eindtotaal subtotaal gesamt gesamtsumme summe zwischensumme totalgeneral
            soustotal totale totalegenerale sum""");

    /**
     * The usual words, and ids that are one where only their spelling differs.
     *
     * @return the rules that hold unless others are given
     */
    public static RowRules defaults() {
        return new RowRules(null, null, IdRule.NORMALISED);
    }

    /**
     * Copies the words.
     *
     * @param dropped statuses that make an order none; null for the usual words
     * @param guests words that stand for no customer; null for the usual ones
     * @param ids whether ids that differ only in how they are written are one
     */
    public RowRules {
        dropped = dropped == null ? null : normal(dropped);
        guests = guests == null ? null : normal(guests);
    }

    /**
     * Says which statuses make an order none.
     *
     * @param words null for the usual ones
     * @return other rules
     */
    public RowRules withDropped(@Nullable List<String> words) {
        return new RowRules(words == null ? null : Set.copyOf(words), guests, ids);
    }

    /**
     * Says which words stand for no customer.
     *
     * @param words null for the usual ones
     * @return other rules
     */
    public RowRules withGuests(@Nullable List<String> words) {
        return new RowRules(dropped, words == null ? null : Set.copyOf(words), ids);
    }

    /**
     * Says what makes two ids one.
     *
     * @param rule the rule
     * @return other rules
     */
    public RowRules withIds(IdRule rule) {
        return new RowRules(dropped, guests, rule);
    }

    /**
     * What the field of a status column says of its order.
     *
     * @param column the name of the column: one such as {@code Cancelled at} holds a date, or nothing
     * @param value the field
     * @return whether the order counts
     */
    public Status status(String column, String value) {
        String word = Headings.normal(value);
        if (word.isEmpty() || NO_DATE.matcher(word).matches()) {
            return Status.VALID;
        }
        String name = Headings.normal(column);
        if (FLAGS.stream().anyMatch(name::contains)
                && (YES.contains(word) || (Character.isDigit(word.charAt(0)) && word.length() > 4))) {
            return name.contains("refund") ? Status.REFUNDED : Status.VOID;
        }
        String plain = word.startsWith("wc") ? word.substring(2) : word;
        if (dropped != null) {
            return dropped.contains(word) || dropped.contains(plain) ? Status.VOID : Status.VALID;
        }
        if (REFUNDED.contains(plain)) {
            return Status.REFUNDED;
        }
        if (OPEN.contains(plain) && PAYMENTS.stream().anyMatch(name::contains)) {
            return Status.VOID;
        }
        return VOID.contains(plain) || VOID_STARTS.stream().anyMatch(plain::startsWith) ? Status.VOID : Status.VALID;
    }

    /**
     * Whether an id stands for nobody.
     *
     * @param id the field
     * @return true for words such as guest and (blank)
     */
    public boolean isGuest(String id) {
        String word = Headings.normal(id);
        return guests != null ? guests.contains(word) : word.isEmpty() || GUESTS.contains(word);
    }

    /**
     * Whether an id stands for the sum of other rows.
     *
     * @param id the field
     * @return true for words such as total
     */
    public boolean isTotal(String id) {
        return guests == null && TOTALS.contains(Headings.normal(id));
    }

    private static Set<String> normal(Set<String> words) {
        return words.stream().map(Headings::normal).collect(Collectors.toUnmodifiableSet());
    }
}
