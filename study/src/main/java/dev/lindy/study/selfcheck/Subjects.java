package dev.lindy.study.selfcheck;

import dev.lindy.core.base.Sample;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.contracts.bdw.Bdw;
import dev.lindy.models.contracts.sbg.Sbg;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import java.util.List;

/** The models at parameters that a sample of some thousand customers determines, and one that it hardly does. */
final class Subjects {

    /** A sample of some thousand determines all parameters. */
    static final String IDENTIFIED = "identified";

    /** As in the CDNOW sample: seven in ten never buy again, and are watched for 27 to 39 weeks. */
    static final String SPARSE = "sparse";

    private static final double[] AGES = {30, 42, 54, 66};
    private static final double[] YEARS = {52, 156};
    private static final double[] YOUNG = {27, 31, 35, 39};
    private static final int[] PERIODS = {4, 5, 6, 7, 8};

    private static final List<Subject> ALL = List.of(
            weekly(Nbd.FAMILY, IDENTIFIED, AGES, 0.6, 6),
            weekly(BgNbd.FAMILY, IDENTIFIED, AGES, 0.6, 6, 0.8, 2.5),
            weekly(BgNbd.FAMILY, SPARSE, YOUNG, 0.243, 4.414, 0.793, 2.426),
            weekly(MbgNbd.FAMILY, IDENTIFIED, AGES, 0.6, 6, 0.8, 2.5),
            weekly(BgCnbd.family(2), IDENTIFIED, AGES, 0.6, 3, 0.8, 2.5),
            weekly(MbgCnbd.family(2), IDENTIFIED, AGES, 0.6, 3, 0.8, 2.5),
            weekly(ParetoNbd.FAMILY, IDENTIFIED, AGES, 0.8, 6, 0.8, 15),
            weekly(GgomNbd.FAMILY, IDENTIFIED, AGES, 0.8, 6, 0.05, 0.8, 8),
            new PurchaseSubject<>(
                    BgBb.FAMILY,
                    IDENTIFIED,
                    TimeScale.YEAR,
                    new double[] {1.2, 0.75, 0.66, 2.78},
                    new double[] {6, 7, 8, 9},
                    new double[] {1, 3}),
            new ContractSubject<>(Sbg.FAMILY, IDENTIFIED, TimeScale.YEAR, new double[] {0.67, 3.8}, PERIODS, 5),
            new ContractSubject<>(Bdw.FAMILY, IDENTIFIED, TimeScale.YEAR, new double[] {0.6, 2, 1.3}, PERIODS, 5));

    private Subjects() {}

    private static <D extends Sample, M extends PurchaseModel> Subject weekly(
            CustomerFamily<D, M> family, String design, double[] ages, double... truth) {
        return new PurchaseSubject<>(family, design, TimeScale.WEEK, truth, ages, YEARS);
    }

    static List<Subject> all() {
        return ALL;
    }
}
