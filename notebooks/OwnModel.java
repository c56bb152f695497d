///usr/bin/env jbang "$0" "$@" ; exit $?
// A model that Lindy does not have, in sixty lines. BG/NBD lets nobody leave before a second purchase; here a share pi of
// the new customers never comes back, and the others follow BG/NBD. Written below: names, start values, the likelihood of
// one history, the odds that a customer is gone, the future of one who is not. Free: derivatives, the fit, standard errors,
// intervals, draws, comparison, every prediction, lifetime value, the model file, and the commands, to which the name of
// its class is enough: LINDY_CLASSPATH=folder/of/its/classes ./lindy run orders.csv --model OneAndDone -o out
//
//   ./notebooks/jbang notebooks/OwnModel.java                 the sample shop
//   ./notebooks/jbang notebooks/OwnModel.java orders.csv      your own orders

//JAVA 17+
//DEPS dev.lindy:lindy-data:0.1.0-SNAPSHOT
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.NumericLogLikelihood;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.Future;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelComparer;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.choice.Nesting;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.value.LifetimeValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The model at known parameters: BG/NBD for those who stay, and pi. */
record OneAndDone(BgNbd stayers, double pi) implements TransactionModel {

    public static final OneAndDoneFamily FAMILY = new OneAndDoneFamily();
    public static final CatalogEntry<?, OneAndDone> ENTRY = CatalogEntry.of(ModelKind.CONTINUOUS, FAMILY)
            .containing(BgNbd.ID, Nesting.Test.HALF_CHI_SQUARE, "where pi is 0");

    @Override public String id() { return FAMILY.id(); }
    @Override public TimeScale timeScale() { return stayers.timeScale(); }

    @Override public double[] parameters() {
        double[] all = Arrays.copyOf(stayers.parameters(), 5);
        all[4] = pi;
        return all;
    }

    /** L = (1 − pi) L_BG/NBD(x, t_x, T), and in addition pi where x is 0. */
    @Override public double logLikelihood(int x, double tx, double T) {
        return stays(x, tx, T) + (x > 0 ? 0 : Math.log1p(oddsGone(x, tx, T)));
    }

    @Override public LogLikelihood likelihood(CustomerBase base) { return FAMILY.likelihood(FAMILY.sample(base)); }

    /** Who bought once is gone with odds pi : (1 − pi) L_BG/NBD(0, 0, T), for BG/NBD lets nobody leave before. */
    @Override public double logOddsGone(int x, double tx, double T) {
        return x > 0 ? stayers.logOddsGone(x, tx, T) : Math.log(pi) - stays(0, 0, T);
    }

    @Override public double posteriorMeanPurchaseRate(int x, double tx, double T) {
        double rate = stayers.posteriorMeanPurchaseRate(x, tx, T);
        return x > 0 ? rate : rate * probabilityAlive(0, 0, T);
    }

    @Override public Future future(int x, double tx, double T) { return stayers.future(x, tx, T); }

    private double stays(int x, double tx, double T) { return Math.log1p(-pi) + stayers.logLikelihood(x, tx, T); }
}

class OneAndDoneFamily implements CustomerFamily<RecencySample, OneAndDone> {
    @Override public String id() { return OneAndDone.class.getName(); }    // in files and options
    @Override public String name() { return "One-and-done BG/NBD"; }
    @Override public RecencySample sample(CustomerBase base) { return RecencySample.of(base); }

    @Override public ParameterSpace parameters() {
        return BgNbd.FAMILY.parameters().and("pi", ParameterTransform.LOGIT);    // pi stays between 0 and 1
    }

    @Override public double[] start(RecencySample data) {
        double[] start = Arrays.copyOf(BgNbd.FAMILY.start(data), 5);
        start[4] = 0.1;
        return start;
    }

    @Override public OneAndDone model(double[] theta, TimeScale unit) {
        return new OneAndDone(BgNbd.FAMILY.model(theta, unit), theta[4]);
    }

    @Override public LogLikelihood likelihood(RecencySample data) {
        return new NumericLogLikelihood<>(parameters(), (theta, d, row) -> model(theta, d.timeScale()).logLikelihood(
                d.histories().frequency(row), d.histories().recency(row), d.histories().T(row)), data);
    }
}

class OwnModel {
    public static void main(String[] args) {
        try {
            run(args.length > 0 ? Path.of(args[0]) : sampleShop());
        } catch (DataException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }

    static void run(Path file) {
        var orders = CsvOrders.read(file);
        var customers = orders.customerBase(ObservationPeriod.weekly(orders.lastDay()));
        var fit = MaximumLikelihood.withDefaults().fit(OneAndDone.FAMILY, customers);
        System.out.println(fit.summary());
        System.out.println("\n" + ModelComparer.withDefaults()
                .withModels(List.of(OneAndDone.ENTRY, ModelCatalog.get(BgNbd.ID))).compare(customers));
        var value = LifetimeValue.of(fit.model(), GammaGamma.fit(customers).model(), Discount.annual(0.10));
        double all = Arrays.stream(value.residual(customers).doubles("value_3y")).sum();
        System.out.printf(Locale.ROOT, "%nall customers together will still be worth %,.0f%n", all);
        System.out.println("next: write your own story into logLikelihood, or see \"A new model\" in CONTRIBUTING.md");
    }

    /** In this folder or in the one below it. */
    static Path sampleShop() {
        Path here = Path.of("shop.csv");
        return Files.exists(here) ? here : Path.of("notebooks", "shop.csv");
    }
}
