package dev.lindy.core.estimate;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Sample;

/**
 * A family that is fitted to the customers of a base: models of purchases and of spend.
 *
 * @param <D> the sample it is fitted to
 * @param <M> the model at known parameters
 */
public interface CustomerFamily<D extends Sample, M> extends ModelFamily<D, M> {

    /**
     * What this family needs of a base.
     *
     * @param base the customers
     * @return its sample
     * @throws IllegalArgumentException if the base lacks what the family needs
     */
    D sample(CustomerBase base);
}
