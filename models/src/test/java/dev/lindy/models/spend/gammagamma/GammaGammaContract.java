package dev.lindy.models.spend.gammagamma;

import dev.lindy.core.base.Sample;
import dev.lindy.models.FamilyContract;
import java.util.List;
import java.util.Map;

/** What both ways of fitting Gamma-Gamma are tried on. */
abstract class GammaGammaContract<D extends Sample> extends FamilyContract<D, GammaGamma> {

    @Override
    protected double[] truth() {
        return new double[] {5, 3.5, 20};
    }

    @Override
    protected List<double[]> points() {
        return List.of(new double[] {0.2, 0.3, 0.5}, new double[] {60, 800, 500});
    }

    @Override
    protected int many() {
        return 10_000;
    }

    /** In cents. */
    @Override
    protected double finerUnits() {
        return 100;
    }

    @Override
    protected Map<String, Integer> powersOfUnit() {
        return Map.of("gamma", 1);
    }

    @Override
    protected String goldenFile() {
        return "gamma_gamma.csv";
    }
}
