///usr/bin/env jbang "$0" "$@" ; exit $?
// The published estimates from the public CDNOW sample: 2,357 customers who first bought in early 1997,
// observed until the end of September. The fits are those of the papers to every digit that they print.
//
//   ./notebooks/jbang notebooks/Cdnow.java CDNOW_sample.txt
//
// Without the file it says how to get it.

//JAVA 17+
//DEPS dev.lindy:lindy-data:0.1.0-SNAPSHOT
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.estimate.Estimates;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.data.recognise.ColumnRoles;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

class Cdnow {

    /** The file has no header and is separated by spaces: id, id within the sample, date, CDs, amount. */
    static final CsvOrders.Options FORMAT = CsvOrders.Options.defaults()
            .withHeader(false)
            .withDelimiter("space")
            .withDateFormat("yyyyMMdd")
            .withRoles(ColumnRoles.recognised().withCustomer("2").withDate("3").withAmount("5"));

    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "CDNOW_sample.txt");
        if (!Files.isRegularFile(file)) {
            System.err.println(
                    """
                    %s is not there. It is public, but not shipped with Lindy:
                      1. fetch CDNOW_sample.zip from www.brucehardie.com/datasets (Fader and Hardie)
                      2. unpack CDNOW_sample.txt
                      3. ./notebooks/jbang notebooks/Cdnow.java CDNOW_sample.txt"""
                            .formatted(file));
            System.exit(2);
        }
        try {
            CustomerBase customers = CsvOrders.read(file, FORMAT)
                    .customerBase(ObservationPeriod.weekly(LocalDate.of(1997, 9, 30)));
            System.exit(compare(customers) ? 0 : 1);
        } catch (DataException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }

    static boolean compare(CustomerBase customers) {
        System.out.println("BG/NBD: Fader, Hardie and Lee, \"Counting Your Customers\" the Easy Way (2005)");
        Maximum purchases = BgNbd.fit(customers).estimates();
        boolean agree = table(purchases, "0.243", "4.414", "0.793", "2.426", "-9582.4");
        System.out.println("Gamma-Gamma: Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013)");
        Maximum spend = GammaGamma.fit(customers).estimates();
        agree &= table(spend, "6.25", "3.74", "15.44");
        System.out.println(agree
                ? "every estimate agrees with the published one in all its digits"
                : "not the published estimates: is this the sample of 2,357 customers (CDNOW_sample.txt)?");
        return agree;
    }

    /** Estimates beside published ones: one per parameter and, if there is one more, the log-likelihood. */
    static boolean table(Maximum estimates, String... published) {
        System.out.printf("%n  %-16s%12s%13s%12s%n", "", "estimate", "std. error", "published");
        boolean agree = true;
        for (int i = 0; i < published.length; i++) {
            boolean parameter = i < estimates.names().size();
            String name = parameter ? estimates.names().get(i) : "log-likelihood";
            double value = parameter ? estimates.value(name) : estimates.logLikelihood();
            String error = parameter ? String.format(Locale.ROOT, "%.4f", estimates.standardError(name)) : "";
            int decimals = published[i].length() - published[i].indexOf('.') - 1;
            boolean same = String.format(Locale.ROOT, "%." + decimals + "f", value).equals(published[i]);
            String verdict = same ? "agrees" : "DIFFERS";
            System.out.printf(Locale.ROOT, "  %-16s%12.4f%13s%12s  %s%n", name, value, error, published[i], verdict);
            agree &= same;
        }
        System.out.println();
        return agree;
    }
}
