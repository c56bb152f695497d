package dev.lindy.models.purchases.kernel.dropoutclock;

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.SingleHistory;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of single histories that were hardly watched, small differences of those of the active and of the gone. */
class OneHistoryTest {

    private static final String[] NAMES = {"r", "alpha", "s", "beta"};

    /**
     * The likelihood by hypergeometric functions, differenced in 140-digit arithmetic: x, t_x, T, the parameters, the gradient, and
     * the second derivatives row by row.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0.0, 1e-05, 0.55, 10.6, 0.6, 11.7,"
                + "-9.4339553952086473e-7, 4.8949745470551528e-8, 2.2173818919730145e-13, -1.1371185949952542e-14,"
                + "1.5213591286424337e-19, 8.8999537219176694e-8, 4.0316041372400878e-13, -2.0674887121209301e-14, -9.2357966756736856e-9, -2.0918687555690914e-14, 1.0727529023567166e-15, -1.2634652992839819e-19, -1.8951970103947088e-14, 1.9437915840187598e-15",
        "0, 0.0, 0.003, 2.0, 0.4, 3.0, 0.7,"
                + "-0.0074238391066864919, 0.036981160335195914, 3.1821269497996015e-5, -0.00013618317092058544,"
                + "2.3814956197834875e-7, 0.018489394958011181, 1.5988704477376119e-5, -6.8425816098127206e-5, -0.18421315083304092, -7.9547027201816622e-5, 0.00034043252810244152, -9.1501672389046449e-8, -4.50028667089588e-5, 0.00038686725178987824",
        "1, 2.0, 2.0001, 0.55, 10.6, 0.6, 11.7,"
                + "1.6453310688833438, -0.071128104256476707, -0.1578069909854728, 0.0074864308421288344,"
                + "-3.3057851239669415, 0.014975173151634008, 2.8965286676566022e-11, -1.2685496146850681e-12, 0.0048680291363097112, -3.56317117496248e-12, 1.5605091265054741e-13, -2.1847297237247482e-16, 0.012477384736881401, -0.0011863206899619756",
        "0, 0.0, 0.0001, 0.02, 50.0, 40.0, 0.3,"
                + "-1.9867252127615865e-6, 7.9468929218154922e-10, 6.6069680162795709e-12, -8.8083131838969676e-10,"
                + "1.754099607691241e-14, 3.9734464602061071e-8, 3.3034840514084327e-10, -4.4041566496352455e-8, -3.1787539967574243e-11, -1.3213918606916238e-13, 1.7616603136514812e-11, -1.4663788475793064e-15, -2.1825290197570825e-11, 5.8454947817350646e-9"
    })
    void tinyDerivativesKeepTheirDigits(ArgumentsAccessor in) {
        ParetoNbd model =
                new ParetoNbd(in.getDouble(3), in.getDouble(4), in.getDouble(5), in.getDouble(6), TimeScale.WEEK);
        SingleHistory.check(model, NAMES, in, 0, 7, 1e-10);
    }
}
