package dev.lindy.models.purchases.bgbb;

/**
 * What a history says of its customer: the terms of the likelihood relative to that of a customer who is active at n, added
 * up from the latest to the earliest opportunity after which the customer may have left.
 *
 * @param logOddsGone ln(P(gone)/P(alive)), minus infinity where the last opportunity was used
 * @param meanP E[p | x, t_x, n]
 * @param meanTheta E[θ | x, t_x, n]
 */
record BgBbPosterior(double logOddsGone, double meanP, double meanTheta) {

    private static final double BIG = 1e200;

    static BgBbPosterior of(BgBb model, int x, double tx, double n) {
        Opportunities.check(x, tx, n);
        double ab = model.alpha() + model.beta();
        double gd = model.gamma() + model.delta();
        double gamma = model.gamma();
        double alive = 1;
        double gone = 0;
        double p = 1 / (ab + n);
        double theta = gamma / (gd + n);
        double relative = 1;
        double scale = 0;
        for (double m = n - 1; m >= tx; m--) {
            relative *= (ab + m) / (model.beta() + (m - x)) * ((gd + m) / (model.delta() + m));
            double term = relative * (gamma / (gd + m));
            gone += term;
            p += term / (ab + m);
            theta += term * ((gamma + 1) / (gd + m + 1));
            if (relative > BIG) {
                relative /= BIG;
                alive /= BIG;
                gone /= BIG;
                p /= BIG;
                theta /= BIG;
                scale += Math.log(BIG);
            }
        }
        double all = alive + gone;
        return new BgBbPosterior(Math.log(gone) + scale, (model.alpha() + x) * (p / all), theta / all);
    }
}
