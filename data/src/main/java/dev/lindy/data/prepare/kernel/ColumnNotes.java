package dev.lindy.data.prepare.kernel;

import dev.lindy.core.base.Message;
import dev.lindy.data.ledger.LedgerBuilder;
import dev.lindy.data.ledger.Remark;
import dev.lindy.data.recognise.ColumnRoles;
import java.util.stream.Collectors;

/** What is to be said of columns that look as if they meant something and were not used. */
public final class ColumnNotes {

    private ColumnNotes() {}

    public static void add(ColumnRoles.Places places, LedgerBuilder ledger) {
        places.overlooked()
                .forEach((role, columns) -> ledger.note(
                        Remark.COLUMN_NOT_USED,
                        Message.of(
                                columns.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "))
                                        + (columns.size() == 1 ? " looks like " : " look like ")
                                        + switch (role) {
                                            case ORDER ->
                                                "the number of the order, by which refunds and duplicates are found,";
                                            case STATUS ->
                                                "a status, which may say that an order was cancelled or not paid,";
                                            case CURRENCY -> "a currency";
                                            default -> "an amount that was paid back";
                                        }
                                        + " and was not used: ",
                                role.as(columns.get(0)),
                                " takes it")));
    }
}
