package dev.lindy.data.ledger;

/** What may be remarked on the log as a whole. */
public enum Remark {
    /** Far more first purchases at the start of the log than later: the log begins in mid-life. */
    LOG_BEGINS_IN_MID_LIFE,
    /** Customers acquired before the log begins: what they bought before is not in it. */
    ACQUIRED_BEFORE_LOG,
    /** Customers without an acquisition date where others have one. */
    ACQUISITION_UNKNOWN,
    /** A customer with so many rows or so much value that it is hardly a person. */
    LARGE_CUSTOMER,
    /** Single amounts far away from all others. */
    LARGE_AMOUNT,
    /** The log ends well before the end of observation. */
    LOG_ENDS_EARLY,
    /** Dates are months, quarters or years. */
    COARSE_DATES,
    /** Times came with an offset and were converted. */
    OFFSET_CONVERTED,
    /** The first row, with its columns, for who asked to see it. */
    EXAMPLE,
    /** What a status leaves out. */
    STATUS,
    /** A column that looks as if it meant something was not used. */
    COLUMN_NOT_USED,
    /** Ids are spelled in several ways, or otherwise than in the source. */
    ID_SPELLING,
    /** Ids are not what they were. */
    ID_DAMAGED,
    /** Something was assumed that the source does not say. */
    ASSUMED
}
