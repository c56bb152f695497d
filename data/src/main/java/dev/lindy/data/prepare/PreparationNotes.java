package dev.lindy.data.prepare;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Remedy;
import dev.lindy.data.Transactions;
import dev.lindy.data.kernel.Numerals;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import java.time.LocalDate;

/** What the ledger remarks on dates that make customers look newer or more lost than they are. */
final class PreparationNotes {

    private PreparationNotes() {}

    /** Remarks on customers whose acquisition lies before the log, or is not known, in a log with acquisition dates. */
    static void acquisition(LedgerBuilder ledger, int beforeLog, int unknown, int customers, LocalDate logBegins) {
        if (beforeLog > 0) {
            ledger.note(
                    Remark.ACQUIRED_BEFORE_LOG,
                    Message.of(
                            Numerals.count(beforeLog) + " of " + Numerals.count(customers)
                                    + " customers were"
                                    + " acquired before the log begins on " + logBegins
                                    + ": what they bought before is not in it, so their x and T are too low"
                                    + "\nand they look newer than they are; ",
                            Remedy.ACQUIRED_FROM.as(logBegins),
                            " leaves them out"));
        }
        if (unknown > 0) {
            ledger.note(
                    Remark.ACQUISITION_UNKNOWN,
                    Message.of(Numerals.count(unknown)
                            + (unknown == 1 ? " customer has" : " customers have")
                            + " no acquisition date: whether they were acquired before the log begins is"
                            + " not known"));
        }
    }

    /** Remarks on a log whose last order lies long before the end of observation. */
    static void end(LedgerBuilder ledger, Transactions transactions, LocalDate observedTo) {
        long silent = observedTo.toEpochDay() - transactions.lastDay().toEpochDay();
        long observed = observedTo.toEpochDay() - transactions.firstDay().toEpochDay();
        if (silent >= 7 && silent * 20 >= observed) {
            ledger.note(
                    Remark.LOG_ENDS_EARLY,
                    Message.of(
                            "the last order is dated " + transactions.lastDay() + ", but observation ends on "
                                    + observedTo + ": if the log was cut earlier, " + silent
                                    + " days without orders make customers look lost; ",
                            Remedy.UNTIL,
                            " or ",
                            Remedy.CALIBRATION_END,
                            " says when it ends"));
        }
    }
}
