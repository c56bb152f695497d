package dev.lindy.models.simulation;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import java.util.List;

/**
 * A way in which the sample shop's customers found it, and how they behave.
 *
 * @param name as it stands in the log
 * @param customers how many came this way
 * @param purchases how they buy and leave
 * @param spend what they pay, in EUR
 */
record ShopChannel(String name, int customers, BgNbd purchases, GammaGamma spend) {

    /** All of them: 5,000 customers who buy two to four times per year while active and pay 30 to 40 EUR. */
    static final List<ShopChannel> ALL = List.of(
            of("search", 1900, 0.5, 8.0, 0.7, 2.6, new GammaGamma(5.5, 4.0, 19)),
            of("social", 1400, 0.35, 7.5, 0.9, 2.0, new GammaGamma(5.0, 3.8, 18)),
            of("referral", 800, 0.75, 9.0, 0.6, 3.2, new GammaGamma(6.0, 4.2, 21)),
            of("marketplace", 900, 0.4, 9.5, 0.8, 2.0, new GammaGamma(4.5, 4.5, 25)));

    private static ShopChannel of(
            String name, int customers, double r, double alpha, double a, double b, GammaGamma spend) {
        return new ShopChannel(name, customers, new BgNbd(r, alpha, a, b, TimeScale.WEEK), spend);
    }
}
