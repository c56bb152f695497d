package dev.lindy.study;

import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import java.util.Optional;

/**
 * How sure the models of a valuation are.
 *
 * @param purchases empty where nothing is known of it
 * @param value empty where nothing is known of it, or there is no model of spend
 */
public record Sureness(Optional<PurchaseIntervals> purchases, Optional<ValueIntervals> value) {}
