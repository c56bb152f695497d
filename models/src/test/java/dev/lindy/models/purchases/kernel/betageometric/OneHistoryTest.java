package dev.lindy.models.purchases.kernel.betageometric;

import static dev.lindy.models.Closeness.relativeTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of single histories that are differences of much larger terms in the sum over a sample. */
class OneHistoryTest {

    private static final String[] NAMES = {"r", "alpha", "a", "b"};

    /**
     * The likelihood as the paper writes it, differenced in 160-digit arithmetic: dropout, k, x, t_x, T, the parameters, the
     * gradient, and the second derivatives row by row.
     */
    @ParameterizedTest
    @CsvSource({
        "AFTER_EVERY_PURCHASE, 1, 0, 0.0, 38.86, 50.0, 100.0, 1.5, 3.0,"
                + "-4.8801990529848852e-8, 2.0800200666037454e-8, 0.44444434534285362, -0.22222217267142681,"
                + "1.6021498113890578e-8, -6.4126185924649323e-9, 3.2534655516877671e-8, -1.6267327758438836e-8, 2.5526752092226782e-9, -1.3866798382691994e-8, 6.933399191345997e-9, -0.39506159625961712, 0.04938268301552402, 0.049382716049380261",
        "AFTER_REPEAT_PURCHASES, 1, 0, 0.0, 1e-06, 0.24, 4.4, 0.79, 2.4,"
                + "-2.2727270144628488e-7, 1.2396691397446167e-8, 0, 0,"
                + "0, 5.1652880822692364e-8, 0, 0, -5.6348590857870703e-9, 0, 0, 0, 0, 0",
        "AFTER_EVERY_PURCHASE, 1, 0, 0.0, 1e-06, 0.24, 4.4, 0.79, 2.4,"
                + "-1.7098886398213753e-7, 9.3266642482684619e-9, 1.2864366293076093e-8, -4.2345205714708811e-9,"
                + "9.6239094285498266e-15, 3.8861100509511472e-8, 5.3601526958954142e-8, -1.7643835957322407e-8, -4.2393923297398385e-9, -2.9237193200657826e-9, 9.6239094285498685e-10, -8.0654335780788126e-9, -2.7052807359974297e-9, 2.6548718137120212e-9",
        "AFTER_EVERY_PURCHASE, 1, 0, 0.0, 30.0, 40.0, 2.0, 0.5, 6.0,"
                + "-2.2764986242259251e-47, 1.5395124730131047e-46, 1.8461538461538462, -0.15384615384615385,"
                + "6.3117944117231777e-47, -4.229947108598282e-46, 4.5529972484518503e-47, -3.7941643737098752e-48, 2.8047992867707501e-45, -3.0790249460262094e-46, 2.5658541216885078e-47, -3.9763313609467456, 0.023668639053254438, 0.023668639053254438",
        "AFTER_REPEAT_PURCHASES, 1, 1, 2.0, 2.0000001, 0.3, 5.0, 0.8, 2.5,"
                + "2.9968610858896098, -0.12571428370439089, 4.2634133372863304e-9, -1.3642922679316258e-9,"
                + "-11.111111111111112, 0.057142858688930079, 3.2795487366773692e-9, -1.0494555957367582e-9, 0.0145306116706423, -6.0905904674680398e-10, 1.9489889495897728e-10, -2.5838868892593177e-9, -8.7852153035155043e-10, 8.2684379688514647e-10",
        "AFTER_REPEAT_PURCHASES, 1, 3, 0.01, 30.0, 2.0, 0.5, 40.0, 0.002,"
                + "1.0635307057694879, -5.8039215679967373, -0.048196194333273977, 500.924807797717,"
                + "-0.42361111001607145, 0.039215683820358119, 6.6916438131920618e-12, -1.3369917708675448e-10, 11.223375629582407, -1.5767840887053121e-11, 3.1504177596509731e-10, 0.001161602907215166, 0.0017866029063163643, -250000.99422536516",
        "AFTER_REPEAT_PURCHASES, 5, 0, 0.0, 0.0015, 59.0, 451.5, 27.5, 341.9,"
                + "-2.3325649671791573e-22, 3.1497168959884835e-23, 0, 0,"
                + "-1.5300902951141976e-23, 2.5830194449448075e-24, 0, 0, -4.1855219647638642e-25, 0, 0, 0, 0, 0",
        "AFTER_EVERY_PURCHASE, 5, 0, 0.0, 0.25, 0.7, 3.0, 0.9, 1.6,"
                + "-2.2955744871865554e-6, 1.264759367620938e-6, 3.2748799135160118e-7, -1.8421199513527566e-7,"
                + "-4.2732521755653607e-6, 3.5288973235319972e-6, 9.1823054664769991e-7, -5.1650468248933119e-7, -2.3446708888212276e-6, -5.0590416124188001e-7, 2.845710906985575e-7, -2.6199050032966541e-7, -5.7310338159313936e-8, 1.4736956217416137e-7",
        "AFTER_EVERY_PURCHASE, 12, 1, 0.5, 0.51, 0.6, 3.0, 1.1, 2.0,"
                + "3.8799582366627402, -3.4, -0.32258064516129031, 0.17741935483870969,"
                + "-3.5536119704487579, 0.047619047619047619, 6.9953631361681069e-26, -2.5649664832616394e-26, 0.96190476190476191, -3.4765634927014868e-25, 1.2747399473238786e-25, 0.10405827263267429, 0.10405827263267429, -0.14594172736732571",
        "AFTER_EVERY_PURCHASE, 3, 2, 12.0, 400.0, 8.0, 0.7, 0.4, 3.0,"
                + "-2.3110003251266658, 10.32620922384702, 1.7934244404832639, -0.12324222618340265,"
                + "-0.059096746030021072, 1.3498312710911137, 1.2112343409381481e-17, -9.6898747275051855e-19, -16.239730438644553, -3.8741285859312265e-18, 3.0993028687449814e-19, -6.0775483643145258, 0.17245163568547348, -0.0011594754256376263",
        "AFTER_REPEAT_PURCHASES, 24, 4, 9.0, 10.0, 1.4, 0.3, 0.9, 2.2,"
                + "1.2010256785811318, -5.8058361195110882, -0.76248907359480638, 0.2425666390503321,"
                + "-1.0150428789898546, 3.2258798238259719, 9.1217113388517754e-6, -1.5787577317243457e-6, -14.430288686982932, -0.00010094514363795265, 1.7471274860414882e-5, 0.2019696669329846, 0.20198360423591447, -0.15895962833431725"
    })
    void tinyDerivativesKeepTheirDigits(ArgumentsAccessor in) {
        Dropout dropout = in.get(0, Dropout.class);
        BetaGeometricModel model =
                model(dropout, in.getInteger(1), in.getDouble(5), in.getDouble(6), in.getDouble(7), in.getDouble(8));
        int x = in.getInteger(2);
        double tx = in.getDouble(3);
        double T = in.getDouble(4);
        double[] gradient = model.logLikelihoodGradient(x, tx, T);
        double[] hessian = model.logLikelihoodHessian(x, tx, T);
        int next = 9;
        for (int i = 0; i < NAMES.length; i++) {
            check(NAMES[i], gradient[i], in.getDouble(next++));
        }
        for (int i = 0; i < NAMES.length; i++) {
            for (int j = i; j < NAMES.length; j++) {
                check(NAMES[i] + " " + NAMES[j], hessian[NAMES.length * i + j], in.getDouble(next++));
            }
        }
    }

    private static void check(String what, double actual, double expected) {
        assertThat(actual).as(what).isCloseTo(expected, relativeTo(expected, 1e-12));
    }

    private static BetaGeometricModel model(Dropout dropout, int k, double r, double alpha, double a, double b) {
        TimeScale unit = TimeScale.WEEK;
        return switch (dropout) {
            case AFTER_REPEAT_PURCHASES ->
                k == 1 ? new BgNbd(r, alpha, a, b, unit) : new BgCnbd(k, r, alpha, a, b, unit);
            case AFTER_EVERY_PURCHASE ->
                k == 1 ? new MbgNbd(r, alpha, a, b, unit) : new MbgCnbd(k, r, alpha, a, b, unit);
        };
    }
}
