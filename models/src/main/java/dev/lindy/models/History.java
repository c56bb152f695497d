package dev.lindy.models;

/**
 * What a model of purchases knows of a customer.
 *
 * @param x repeat purchases
 * @param tx time from the first to the last purchase
 * @param T time from the first purchase to now
 */
public record History(int x, double tx, double T) {}
