package dev.lindy.models.interval;

import dev.lindy.models.quantity.Unit;

/** The scale on which a quantity is closest to normal: intervals formed there never leave its domain. */
enum Scale {
    /** Of what is above 0. */
    LOGARITHM {
        @Override
        double of(double value) {
            return Math.log(value);
        }

        @Override
        double moved(double value, double by) {
            return value * Math.exp(by);
        }
    },
    /** Of a probability. */
    LOGIT {
        @Override
        double of(double value) {
            return Math.log(value) - Math.log1p(-value);
        }

        @Override
        double moved(double value, double by) {
            // v/(v + (1 − v) e^(−by)), which keeps 0 and 1
            return value / (value + (1 - value) * Math.exp(-by));
        }
    };

    static Scale of(Unit unit) {
        return unit == Unit.PROBABILITY ? LOGIT : LOGARITHM;
    }

    /** From a value to the scale: infinite at the edge of the domain. */
    abstract double of(double value);

    /** The value that lies so far away on the scale. */
    abstract double moved(double value, double by);
}
