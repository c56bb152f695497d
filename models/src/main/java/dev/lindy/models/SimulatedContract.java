package dev.lindy.models;

/**
 * A contract drawn from a model.
 *
 * @param period the period in which it ended, or the number of renewals if it is still active
 * @param active whether it is
 * @param theta the customer's own chance to end it in the first period
 */
public record SimulatedContract(int period, boolean active, double theta) {}
