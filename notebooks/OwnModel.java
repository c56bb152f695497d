///usr/bin/env jbang "$0" "$@" ; exit $?
// A model that Lindy does not have, in sixty lines. BG/NBD lets nobody leave before a second purchase; here a share pi
// of the new customers never comes back, and the others follow BG/NBD. Written below: names, start values, the
// likelihood of one history. Free: derivatives, the fit, standard errors, intervals, diagnosis, comparison.
//
//   ./notebooks/jbang notebooks/OwnModel.java                 the sample shop
//   ./notebooks/jbang notebooks/OwnModel.java orders.csv      your own orders

//JAVA 17+
//DEPS dev.lindy:lindy-data:0.1.0-SNAPSHOT
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.LogLikelihood;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.core.estimate.MaximumLikelihood;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.NumericLogLikelihood;
import dev.lindy.core.estimate.ParameterSpace;
import dev.lindy.core.optim.ParameterTransform;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The model at known parameters: pi, and BG/NBD for those who stay. */
record OneAndDone(BgNbd stayers, double pi) {

    /** L = (1 − pi) L_BG/NBD(x, t_x, T), and for x = 0 in addition pi. */
    double logLikelihood(int x, double tx, double T) {
        double stays = Math.log1p(-pi) + stayers.logLikelihood(x, tx, T);
        return x > 0 ? stays : Math.log(pi + Math.exp(stays));
    }
}

class OneAndDoneFamily implements CustomerFamily<RecencySample, OneAndDone> {
    @Override public String id() { return "one-and-done"; }
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
        return new NumericLogLikelihood<>(parameters(data), (theta, d, row) -> model(theta, d.timeScale()).logLikelihood(
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
        MaximumLikelihoodFit<BgNbd> known = BgNbd.fit(customers);
        MaximumLikelihoodFit<OneAndDone> own = MaximumLikelihood.withDefaults().fit(new OneAndDoneFamily(), customers);
        System.out.println(own.summary());
        System.out.printf("%n%-14s%16s%12s%12s%n", "", "log-likelihood", "AIC", "BIC");
        for (MaximumLikelihoodFit<?> fit : List.of(known, own)) {
            Maximum e = fit.estimates();
            System.out.printf(
                    Locale.ROOT, "%-14s%16.2f%12.1f%12.1f%n", fit.modelId(), e.logLikelihood(), e.aic(), e.bic());
        }
        System.out.println("\nsmaller is better; where AIC and BIC disagree, the evidence for either model is weak");
        System.out.println("next: write your own story into logLikelihood, or see \"A new model\" in CONTRIBUTING.md");
    }

    /** In this folder or in the one below it. */
    static Path sampleShop() {
        Path here = Path.of("shop.csv");
        return Files.exists(here) ? here : Path.of("notebooks", "shop.csv");
    }
}
