package dev.lindy.data.ledger;

/**
 * A row that shows what an entry means.
 *
 * @param line the line in the source, from 1
 * @param text the row in short
 * @param reason why it is there; may be empty when the kind says it all
 */
public record Example(long line, String text, String reason) {}
