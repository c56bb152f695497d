package dev.lindy.models.purchases.bgcnbd;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.RecencySample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.core.estimate.Maximum;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import java.util.List;

class MbgCnbdFamilyTest extends CnbdFamilyContract<MbgCnbd> {

    @Override
    protected CustomerFamily<RecencySample, MbgCnbd> family(int k) {
        return MbgCnbd.family(k);
    }

    @Override
    protected FitsByRegularity<MbgCnbd> fitAll(CustomerBase base) {
        return MbgCnbd.fit(base);
    }

    @Override
    protected Maximum atRandom(CustomerBase base) {
        return MbgNbd.fit(base).estimates();
    }

    @Override
    protected String goldenModel() {
        return "mbgcnbd";
    }

    @Override
    protected List<Known> maximaOnCdnow() {
        return List.of(
                new Known(2, -9853.253129, List.of(.5798962, 2.2881489, 1.1344526, 1.584974)),
                new Known(3, -10394.362652, List.of(.5329683, 1.2581955, 1.2886641, 1.8452098)));
    }
}
