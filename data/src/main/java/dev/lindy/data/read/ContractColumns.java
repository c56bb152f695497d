package dev.lindy.data.read;

import dev.lindy.data.DataException;
import dev.lindy.data.recognise.HeadingUnits;
import dev.lindy.data.recognise.TakenColumns;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which columns of a file of contracts hold what: as was said, or by what they are often called. */
final class ContractColumns {
    private static final Set<String> PERIOD = words("""
            period periods t renewal renewals year years month months week weeks day days periode jaar jaren maand maanden dag
            dagen verlenging""");
    private static final Set<String> SURVIVORS = words("""
            survivors surviving survived active alive customers count subscribers remaining actief overlevenden
            klanten contracten abonnees aantalklanten aantalcontracten aantalactief""");
    private static final Set<String> COHORT = words("cohort segment group groep");
    private static final Set<String> START = words("""
            start startdate starts startedat datestarted startedon begin begindate signup signupdate signedup acquired activated activatedat
            subscribedat validfrom contractstart contractstartdate startdatum begindatum ingangsdatum
            aanvangsdatum ingang subscriptionstart subscriptionstartdate membershipstart abonnementstart lidsinds contractbegin startcontract datumstart vanaf""");
    private static final Set<String> END = words("""
            end enddate ends endedat ended churned churnedat churndate cancelled canceled cancelledat canceledat
            cancellationdate canceldate terminated terminationdate expired expirydate validto validuntil contractend
            contractenddate einddatum einde subscriptionend subscriptionenddate membershipend abonnementeinde opgezegd opzegdatum opgezegdop beeindigd beeindigdop eindecontract datumeinde
            dateended endeddate datecancelled endedon cancelledon tot""");
    /** A row is a contract: its own number says more than its customer's. */
    private static final Set<String> CONTRACT = words("""
            contract contractid contractnumber contractno contractnummer contractnr subscription subscriptionid
            subscriptionnumber abonnement abonnementid abonnementsnummer abonnementnummer""");

    private static final Set<String> CUSTOMER = words("""
            customer customerid customernumber subscriber subscriberid id cust user userid member memberid account accountid
            client clientid klant klantid klantnummer klantnr abonnee lid lidnummer relatie relatienummer""");

    private static final Map<String, Set<String>> NAMES = Map.of(
            "period",
            PERIOD,
            "survivors",
            SURVIVORS,
            "cohort",
            COHORT,
            "start",
            START,
            "end",
            END,
            "customer",
            CUSTOMER);

    private final String source;
    private final List<String> header;
    private final Map<String, String> given;

    ContractColumns(String source, List<String> header, Map<String, String> given) {
        this.source = source;
        this.header = header;
        this.given = given;
    }

    /** Whether columns are those of survivors, without one of customers, or of contracts with start and end. */
    static boolean looksLikeContracts(List<String> header) {
        return (hasOne(header, START) && hasOne(header, END))
                || (hasOne(header, PERIOD)
                        && hasOne(header, SURVIVORS)
                        && !hasOne(header, CONTRACT)
                        && !hasOne(header, CUSTOMER));
    }

    /** The place of a column by what it holds, from 0; -1 if there is none. */
    int of(String what) {
        String name = given.get(what);
        if (name != null) {
            return named(name, what);
        }
        Set<String> names =
                what.equals("customer") && hasOne(header, CONTRACT) ? CONTRACT : NAMES.getOrDefault(what, Set.of());
        boolean plain = header.stream().anyMatch(column -> names.contains(normal(column)));
        int found = -1;
        for (int i = 0; i < header.size(); i++) {
            if (plain ? names.contains(normal(header.get(i))) : HeadingUnits.says(header.get(i), names)) {
                if (found >= 0) {
                    throw new DataException(source + ": which column holds " + what + "?\n  columns seen:  "
                            + String.join(", ", header) + "\n  understood:    any of " + header.get(found) + ", "
                            + header.get(i) + "\n  try:           give all but one of these another name");
                }
                found = i;
            }
        }
        return found;
    }

    /** Which columns hold what, and which are not used, in words. */
    String taken(List<String> roles) {
        List<String> shown = header.stream().map(name -> "\"" + name + "\"").toList();
        Map<String, String> taken = new LinkedHashMap<>();
        Set<Integer> used = new HashSet<>();
        for (String role : roles) {
            int at = of(role);
            if (at >= 0) {
                taken.put(role, shown.get(at));
                used.add(at);
            }
        }
        return TakenColumns.text(taken, shown, used);
    }

    private int named(String name, String what) {
        for (int i = 0; i < header.size(); i++) {
            if (normal(header.get(i)).equals(normal(name))) {
                return i;
            }
        }
        if (name.matches("[0-9]{1,5}") && Integer.parseInt(name) >= 1 && Integer.parseInt(name) <= header.size()) {
            return Integer.parseInt(name) - 1;
        }
        throw new DataException(source + ": there is no column \"" + name + "\" for " + what + "\n  columns seen:  "
                + String.join(", ", header) + "\n  try:           one of these names, or a number from 1 to "
                + header.size());
    }

    private static boolean hasOne(List<String> header, Set<String> names) {
        return header.stream().anyMatch(column -> names.contains(normal(column)) || HeadingUnits.says(column, names));
    }

    /** In small letters, without blanks, accents and punctuation. */
    private static String normal(String column) {
        return Normalizer.normalize(column.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+", 0));
    }
}
