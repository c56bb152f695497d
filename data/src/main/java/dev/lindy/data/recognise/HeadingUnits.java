package dev.lindy.data.recognise;

import dev.lindy.core.base.TimeScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a heading says beside its name: the currency, a unit of time, and whether tax is included. {@code Totaal (incl. 21% btw)} is {@code Totaal}. */
public final class HeadingUnits {
    /** A word of letters, a number with its per cent, or a sign of a currency; {@code TotalEUR} is two words. */
    private static final Pattern WORD = Pattern.compile(
            "[Mm]w[Ss]t|\\p{Lu}{0,3}\\p{Sc}|\\p{Lu}+(?!\\p{Ll})|\\p{L}\\p{Ll}*|[0-9]+(?:[.,][0-9]+)?%?");

    private static final Map<String, String> SIGNS = Map.of("€", "EUR", "£", "GBP", "US$", "USD");

    /** Codes that are read in small letters too; of the others, some are words. */
    private static final Set<String> COMMON =
            Headings.words("eur euro euros usd gbp chf sek nok dkk pln czk cad aud nzd jpy");

    private static final Set<String> WITH_OR_WITHOUT = Headings.words("""
            incl inc including inclusive inclusief inkl inklusive einschl excl ex exc excluding exclusive exclusief exkl exklusive
            zzgl ohne zonder without hors sans before after voor na senza sin con met with mit""");

    private static final Set<String> TAX = Headings.words(
            "tax taxes vat btw mwst ust gst hst tva iva moms belasting steuer steuern taxe impuestos tasse");

    private static final Set<String> BESIDE_TAX = Headings.words(
            "of the de la les shipping verzending verzendkosten versand livraison sales discount korting rabatt");

    /** What stands after the tax in French, Spanish and Italian. */
    private static final Set<String> AFTER_TAX = Headings.words(
            "incluse inclus incluida incluido incluidos inclusa incl compresa comprise esclusa excluida excluido");

    private static final Set<String> WHOLE = Headings.words("ttc ht");

    /** Headings of more words are sentences. */
    private static final int MOST = 4;

    private static final Set<String> SMALL =
            Headings.words("of the a van de het der die das des du la le les del di della do da");

    private static final Set<String> ORDER =
            Headings.words("order bestelling bestellung purchase aankoop commande pedido ordine");

    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[](?:in +)?(\\p{L}+)[)\\]]");

    /** Words of other languages for a length of time. */
    private static final Map<String, String> UNITS = Map.of(
            "jaar", "year", "jaren", "year", "maand", "month", "maanden", "month", "weken", "week", "dag", "day",
            "dagen", "day", "uur", "hour", "uren", "hour");

    private HeadingUnits() {}

    /**
     * The name alone, in small letters, without blanks, accents and punctuation.
     *
     * @param heading as it stands
     * @return empty where nothing is left
     */
    static String without(String heading) {
        return String.join("", wordsWithout(heading));
    }

    /**
     * The same with its words in any order, without small words, and without the word for an order beside two others:
     * {@code Email (Billing)} is {@code billingemail}, {@code Order Total Amount} is {@code totalamount}.
     *
     * @param heading as it stands
     * @return none for a heading of one word or of many
     */
    static Set<String> inAnyOrder(String heading) {
        List<String> words = new ArrayList<>(wordsWithout(heading));
        words.removeAll(SMALL);
        Set<String> out = new HashSet<>();
        arrange(words, "", out);
        List<String> fewer = new ArrayList<>(words);
        fewer.removeAll(ORDER);
        if (fewer.size() > 1 && fewer.size() < words.size()) {
            arrange(fewer, "", out);
        }
        return out;
    }

    private static void arrange(List<String> words, String before, Set<String> out) {
        if (words.size() > MOST) {
            return;
        }
        if (words.isEmpty()) {
            out.add(before);
        }
        for (int i = 0; i < words.size(); i++) {
            List<String> rest = new ArrayList<>(words);
            arrange(rest, before + rest.remove(i), out);
        }
    }

    private static List<String> wordsWithout(String heading) {
        List<String> words =
                words(unit(heading).isPresent() ? IN_BRACKETS.matcher(heading).replaceAll(" ") : heading);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = Headings.normal(words.get(i));
            if (isTax(words, i)) {
                i = endOfTax(words, i);
            } else if (word.equals("in") && i + 1 < words.size() && isCurrency(words.get(i + 1))) {
                i++;
            } else if (!isCurrency(words.get(i)) && !(WHOLE.contains(word) && words.size() > 1)) {
                out.add(word);
            }
        }
        return out;
    }

    /**
     * Whether a heading says one of these names, whatever it says beside it and in whatever order.
     *
     * @param heading as it stands
     * @param names in small letters, without blanks, accents and punctuation
     * @return false for a heading that is none of them
     */
    public static boolean says(String heading, Set<String> names) {
        return names.contains(without(heading)) || !Collections.disjoint(names, inAnyOrder(heading));
    }

    /**
     * The unit of time that a heading names in brackets, such as {@code T (weeks)}.
     *
     * @param heading as it stands
     * @return none without such brackets
     */
    public static Optional<TimeScale> unit(String heading) {
        Matcher matcher = IN_BRACKETS.matcher(heading);
        return matcher.find() ? unitNamed(matcher.group(1)) : Optional.empty();
    }

    /**
     * A unit of time by its name in English or Dutch.
     *
     * @param word such as {@code week} or {@code weken}
     * @return none for another word
     */
    public static Optional<TimeScale> unitNamed(String word) {
        String name = Headings.normal(word);
        try {
            return Optional.of(TimeScale.of(UNITS.getOrDefault(name, name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * The currency that a heading names.
     *
     * @param heading as it stands
     * @return its code, or its sign where several currencies have it
     */
    public static Optional<String> currency(String heading) {
        List<String> found = words(heading).stream()
                .filter(HeadingUnits::isCurrency)
                .map(word -> word.toLowerCase(Locale.ROOT).startsWith("euro")
                        ? "EUR"
                        : SIGNS.getOrDefault(word, word.toUpperCase(Locale.ROOT)))
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<String> words(String heading) {
        List<String> out = new ArrayList<>();
        Matcher matcher = WORD.matcher(heading);
        while (matcher.find()) {
            out.add(matcher.group());
        }
        return out;
    }

    private static boolean isCurrency(String word) {
        return Character.getType(word.codePointBefore(word.length())) == Character.CURRENCY_SYMBOL
                || COMMON.contains(word.toLowerCase(Locale.ROOT))
                || (word.matches("[A-Z]{3}")
                        && !TAX.contains(word.toLowerCase(Locale.ROOT))
                        && Currency.getAvailableCurrencies().stream()
                                .anyMatch(one -> one.getCurrencyCode().equals(word)));
    }

    /** Whether words about tax begin here: one of a tax alone is no such, as in {@code Total tax}. */
    private static boolean isTax(List<String> words, int at) {
        String word = Headings.normal(words.get(at));
        if (TAX.contains(word)) {
            return at + 1 < words.size() && AFTER_TAX.contains(Headings.normal(words.get(at + 1)));
        }
        return WITH_OR_WITHOUT.contains(word) && (endOfTax(words, at) > at || (at > 0 && at == words.size() - 1));
    }

    /** The last of the words about tax that begin at a place; the place itself where they name no tax. */
    private static int endOfTax(List<String> words, int at) {
        int end = at;
        for (int i = at + 1; i < words.size(); i++) {
            String word = Headings.normal(words.get(i));
            if (TAX.contains(word) || AFTER_TAX.contains(word) || BESIDE_TAX.contains(word)) {
                end = i;
            } else if (!Character.isDigit(words.get(i).charAt(0))) {
                break;
            }
        }
        return end;
    }
}
