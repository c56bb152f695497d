package dev.lindy.core.optim;

/** A smooth, increasing map between a natural parameter θ in its domain and an unconstrained number u. */
public enum ParameterTransform {

    /** θ = u, any real number. */
    IDENTITY {
        @Override
        public double toNatural(double u) {
            return u;
        }

        @Override
        public double toUnconstrained(double theta) {
            return theta;
        }

        @Override
        public double first(double u) {
            return 1;
        }

        @Override
        public double second(double u) {
            return 0;
        }

        @Override
        public boolean inDomain(double theta) {
            return Double.isFinite(theta);
        }

        @Override
        public double lower() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double upper() {
            return Double.POSITIVE_INFINITY;
        }
    },

    /** θ = e<sup>u</sup>, above 0. */
    LOG {
        @Override
        public double toNatural(double u) {
            return Math.exp(u);
        }

        @Override
        public double toUnconstrained(double theta) {
            return Math.log(theta);
        }

        @Override
        public double first(double u) {
            return Math.exp(u);
        }

        @Override
        public double second(double u) {
            return Math.exp(u);
        }

        @Override
        public boolean inDomain(double theta) {
            return theta > 0 && theta < Double.POSITIVE_INFINITY;
        }

        @Override
        public double lower() {
            return 0;
        }

        @Override
        public double upper() {
            return Double.POSITIVE_INFINITY;
        }
    },

    /** θ = 1/(1 + e<sup>−u</sup>), between 0 and 1. */
    LOGIT {
        @Override
        public double toNatural(double u) {
            return 1 / (1 + Math.exp(-u));
        }

        @Override
        public double toUnconstrained(double theta) {
            return Math.log(theta) - Math.log1p(-theta);
        }

        @Override
        public double first(double u) {
            double theta = toNatural(u);
            return theta / (1 + Math.exp(u));
        }

        @Override
        public double second(double u) {
            return first(u) * -Math.tanh(u / 2);
        }

        @Override
        public boolean inDomain(double theta) {
            return theta > 0 && theta < 1;
        }

        @Override
        public double lower() {
            return 0;
        }

        @Override
        public double upper() {
            return 1;
        }
    };

    /**
     * θ(u).
     *
     * @param u the unconstrained number
     * @return the natural parameter
     */
    public abstract double toNatural(double u);

    /**
     * u(θ).
     *
     * @param theta a natural parameter inside its domain
     * @return the unconstrained number
     */
    public abstract double toUnconstrained(double theta);

    /**
     * dθ/du.
     *
     * @param u the unconstrained number
     * @return the first derivative, above 0
     */
    public abstract double first(double u);

    /**
     * d²θ/du².
     *
     * @param u the unconstrained number
     * @return the second derivative
     */
    public abstract double second(double u);

    /**
     * Whether a number is a possible value of the parameter.
     *
     * @param theta any number
     * @return false for NaN, for infinities and outside the domain
     */
    public abstract boolean inDomain(double theta);

    /**
     * The lower end of the domain.
     *
     * @return may be −∞
     */
    public abstract double lower();

    /**
     * The upper end of the domain.
     *
     * @return may be +∞
     */
    public abstract double upper();
}
