package dev.lindy.data.ledger;

import dev.lindy.core.base.Message;

/**
 * Something about the log as a whole that its owner should know.
 *
 * @param remark what it is about
 * @param message in plain words: what was seen, what it does to the answer, what to do
 */
public record Note(Remark remark, Message message) {
    /**
     * The message in the words of Java.
     *
     * @return plain text
     */
    public String text() {
        return message.toString();
    }
}
