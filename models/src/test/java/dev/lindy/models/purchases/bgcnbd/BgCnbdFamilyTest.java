package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import java.util.List;

class BgCnbdFamilyTest extends CnbdFamilyContract<BgCnbd> {

    @Override
    protected CustomerFamily<RecencySample, BgCnbd> family(int k) {
        return BgCnbd.family(k);
    }

    @Override
    protected FitsByRegularity<BgCnbd> fitAll(CustomerBase base) {
        return BgCnbd.fit(base);
    }

    @Override
    protected Maximum atRandom(CustomerBase base) {
        return BgNbd.fit(base).estimates();
    }

    @Override
    protected String goldenModel() {
        return "bgcnbd";
    }

    @Override
    protected List<Known> maximaOnCdnow() {
        return List.of(
                new Known(2, -9855.326974, List.of(.2269172, 1.4629197, .9440022, 2.0743288)),
                new Known(3, -10393.565054, List.of(.2194817, .8334311, 1.0260927, 2.0941348)));
    }
}
