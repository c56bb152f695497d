package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.models.purchases.kernel.Histories;
import dev.lindy.models.quantity.PurchaseQuantities;
import dev.lindy.models.quantity.Quantity;
import java.util.Optional;

/** Computes what a row of a golden table asks of any transaction model. */
final class GoldenQuantities {

    private GoldenQuantities() {}

    /** Whether {@link #value} knows the quantity. */
    static boolean knows(String quantity) {
        return switch (quantity) {
            case "expected_transactions",
                    "variance_transactions",
                    "pmf_transactions",
                    "loglik",
                    "log_p_alive",
                    "p_alive",
                    "cet",
                    "cond_pmf",
                    "p_any_transaction",
                    "dert",
                    "dect",
                    "posterior_mean_lambda",
                    "residual_lifetime_truncated" -> true;
            default -> false;
        };
    }

    static double value(TransactionModel model, GoldenTable.Row row) {
        return row.customer().isEmpty() ? ofNewCustomer(model, row) : ofCustomer(model, row);
    }

    /** The column of tables that answers a row about a customer, if there is one. */
    static Optional<Quantity<PurchaseModel, CustomerBase>> column(TransactionModel model, GoldenTable.Row row) {
        return switch (row.customer().isEmpty() ? "" : row.quantity()) {
            case "p_alive" ->
                row.text("at").length() == 1 ? Optional.of(PurchaseQuantities.probabilityAlive()) : Optional.empty();
            case "cet" -> Optional.of(PurchaseQuantities.expectedPurchases(horizon(row)));
            case "p_any_transaction" -> Optional.of(PurchaseQuantities.probabilityOfPurchase(horizon(row)));
            case "dert" ->
                Optional.of(PurchaseQuantities.discountedPurchases(discount(model, row), Double.POSITIVE_INFINITY));
            case "dect" -> Optional.of(PurchaseQuantities.discountedPurchases(discount(model, row), row.number("h")));
            default -> Optional.empty();
        };
    }

    /** A column, for the customer of a row. */
    static double value(Quantity<PurchaseModel, CustomerBase> column, TransactionModel model, GoldenTable.Row row) {
        return column.of(model, Histories.baseOf(model.timeScale(), row.count("x"), recency(row), age(row)))[0];
    }

    private static double age(GoldenTable.Row row) {
        return row.customer(row.customer().containsKey("T") ? "T" : "n");
    }

    /** NBD's table has no t_x, and any will do. */
    private static double recency(GoldenTable.Row row) {
        return row.customer().containsKey("tx") ? row.customer("tx") : row.count("x") > 0 ? age(row) : 0;
    }

    private static double ofNewCustomer(TransactionModel model, GoldenTable.Row row) {
        double t = row.number(row.has("t") ? "t" : "n");
        return switch (row.quantity()) {
            case "expected_transactions" -> model.expectedTransactions(t);
            case "variance_transactions" -> model.varianceOfTransactions(t);
            case "pmf_transactions" -> model.transactionProbability((int) row.number("k"), t);
            default -> throw new IllegalArgumentException("unknown quantity " + row);
        };
    }

    /** The same of the future of a newcomer. */
    static double ofNewcomer(Future newcomer, GoldenTable.Row row) {
        double t = row.number(row.has("t") ? "t" : "n");
        return switch (row.quantity()) {
            case "expected_transactions" -> newcomer.expectedTransactions(t);
            case "variance_transactions" -> newcomer.varianceOfTransactions(t);
            case "pmf_transactions" -> newcomer.transactionProbability((int) row.number("k"), t);
            default -> throw new IllegalArgumentException("unknown quantity " + row);
        };
    }

    private static double ofCustomer(TransactionModel model, GoldenTable.Row row) {
        int x = row.count("x");
        double tx = recency(row);
        double T = age(row);
        return switch (row.quantity()) {
            case "loglik" -> model.logLikelihood(x, tx, T);
            case "log_p_alive" -> model.logProbabilityAlive(x, tx, T);
            case "p_alive" -> probabilityAlive(model, row.text("at"), x, tx, T);
            case "cet" -> model.conditionalExpectedTransactions(x, tx, T, horizon(row));
            case "cond_pmf" -> model.conditionalTransactionProbability((int) row.number("k"), x, tx, T, horizon(row));
            case "p_any_transaction" -> model.probabilityOfPurchase(x, tx, T, horizon(row));
            case "dert" -> model.discountedExpectedResidualTransactions(discount(model, row), x, tx, T);
            case "dect" -> model.discountedExpectedTransactions(discount(model, row), x, tx, T, row.number("h"));
            case "posterior_mean_lambda" -> model.posteriorMeanPurchaseRate(x, tx, T);
            case "residual_lifetime_truncated" -> model.expectedResidualLifetime(x, tx, T, row.number("h"));
            default -> throw new IllegalArgumentException("unknown quantity " + row);
        };
    }

    /** How far ahead; BG/BB counts it in opportunities and calls it nstar. */
    private static double horizon(GoldenTable.Row row) {
        return row.number(row.has("t") ? "t" : "nstar");
    }

    private static double probabilityAlive(TransactionModel model, String at, int x, double tx, double T) {
        return at.length() == 1
                ? model.probabilityAlive(x, tx, T)
                : model.probabilityAlive(x, tx, T, Double.parseDouble(at.substring(2)));
    }

    /** A continuous rate delta, or a rate d a unit of time. */
    private static Discount discount(TransactionModel model, GoldenTable.Row row) {
        double delta = row.has("delta") ? row.number("delta") : Math.log1p(row.number("d"));
        return Discount.continuous(delta, model.timeScale());
    }
}
