package dev.lindy.data.prepare;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Split;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.kernel.OrderTable;
import dev.lindy.data.ledger.Ledger;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What became of an order log: the customers, the holdout if there is one, and the ledger of every row. */
public final class Preparation {

    private final CustomerBase base;
    private final @Nullable Split split;
    private final Ledger ledger;

    Preparation(CustomerBase base, @Nullable Split split, Ledger ledger) {
        this.base = base;
        this.split = split;
        this.ledger = ledger;
    }

    /**
     * Prepares the customers of a log; {@link Transactions#prepare} is the way to call this.
     *
     * @param orders the log
     * @param columns its columns
     * @param period when calibration and holdout end, and the unit of time
     * @param options what to do about refunds, duplicates and the like
     * @return the customers, the holdout if the period has one, and the ledger
     * @throws DataException if no customer remains, or the options refuse the log as it is
     */
    public static Preparation of(Transactions orders, OrderTable columns, ObservationPeriod period, Options options) {
        return new Preparer(orders, columns, period, options).run();
    }

    /**
     * The customers at the calibration end.
     *
     * @return at least one
     */
    public CustomerBase base() {
        return base;
    }

    /**
     * The customers at the calibration end, and what they did in the holdout.
     *
     * @return the split
     * @throws IllegalStateException if the period has no holdout
     */
    public Split split() {
        if (split == null) {
            throw new IllegalStateException("the observation period has no holdout; add one by withHoldout(end)");
        }
        return split;
    }

    /**
     * What became of every row.
     *
     * @return the ledger of reading, continued
     */
    public Ledger ledger() {
        return ledger;
    }

    /** What to do with a negative row whose order is not known. */
    public enum Refunds {
        /** Leave it out and count it. */
        DROP,
        /** Take it off the same customer's latest earlier purchases. */
        NET,
        /** Refuse the log. */
        FAIL
    }

    /** What to do with a row that equals an earlier one in every field. */
    public enum Duplicates {
        /** Leave it out and count it. */
        MERGE,
        /** Take it for another order. */
        KEEP
    }

    /** What to do with a row of value 0. */
    public enum Zeros {
        /** It is a purchase. */
        KEEP,
        /** Leave it out and count it. */
        DROP
    }

    /** Which purchases the mean spend is of. */
    public enum Spend {
        /** The repeat purchases, as the literature does. */
        REPEATS,
        /** All purchases, the first included. */
        ALL
    }

    /**
     * The rules of preparation.
     *
     * @param refunds what to do with a refund whose order is not known
     * @param duplicates what to do with exact duplicates
     * @param zeros what to do with rows of value 0
     * @param spend which purchases the mean spend is of
     * @param acquiredFrom customers acquired before this day are left out, or null to keep all
     * @param strict whether to refuse a log in which anything is wrong
     */
    public record Options(
            Refunds refunds,
            Duplicates duplicates,
            Zeros zeros,
            Spend spend,
            @Nullable LocalDate acquiredFrom,
            boolean strict) {

        /**
         * The usual rules: refunds without their order are left out, exact duplicates merge, a row of value 0 is a
         * purchase, mean spend is of the repeats, all customers stay, nothing is refused.
         *
         * @return the defaults
         */
        public static Options defaults() {
            return new Options(Refunds.DROP, Duplicates.MERGE, Zeros.KEEP, Spend.REPEATS, null, false);
        }

        /**
         * Chooses what to do with refunds whose order is not known.
         *
         * @param rule the rule
         * @return new options
         */
        public Options withRefunds(Refunds rule) {
            return new Options(rule, duplicates, zeros, spend, acquiredFrom, strict);
        }

        /**
         * Chooses what to do with exact duplicates.
         *
         * @param rule the rule
         * @return new options
         */
        public Options withDuplicates(Duplicates rule) {
            return new Options(refunds, rule, zeros, spend, acquiredFrom, strict);
        }

        /**
         * Chooses what to do with rows of value 0.
         *
         * @param rule the rule
         * @return new options
         */
        public Options withZeros(Zeros rule) {
            return new Options(refunds, duplicates, rule, spend, acquiredFrom, strict);
        }

        /**
         * Chooses which purchases the mean spend is of.
         *
         * @param rule the rule
         * @return new options
         */
        public Options withSpend(Spend rule) {
            return new Options(refunds, duplicates, zeros, rule, acquiredFrom, strict);
        }

        /**
         * Leaves out customers acquired earlier, whose first order may not be in the log: by the acquisition date where there is
         * one, or the first purchase if that is earlier.
         *
         * @param day the first day, or null to keep all customers
         * @return new options
         */
        public Options withAcquiredFrom(@Nullable LocalDate day) {
            return new Options(refunds, duplicates, zeros, spend, day, strict);
        }

        /**
         * Refuses a log in which anything is wrong, instead of going on without it.
         *
         * @param refuse whether to refuse
         * @return new options
         */
        public Options withStrict(boolean refuse) {
            return new Options(refunds, duplicates, zeros, spend, acquiredFrom, refuse);
        }
    }
}
