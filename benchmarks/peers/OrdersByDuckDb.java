import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** An order log (order_id, customer, date, amount) to one row per customer by DuckDB, CSV to CSV: what {@code lindy summarize} does. */
public final class OrdersByDuckDb {
    private OrdersByDuckDb() {}

    public static void main(String[] args) throws SQLException {
        if (args.length != 3) {
            System.err.println("usage: OrdersByDuckDb ORDERS.csv OUT.csv THREADS");
            System.exit(2);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads TO " + Integer.parseInt(args[2]));
            statement.execute("SET preserve_insertion_order TO false");
            // Orders of one day are one purchase; the first purchase is no repeat and not part of mean spend.
            statement.execute("""
                    COPY (
                        WITH days AS (
                            SELECT customer, date, sum(amount) AS amount
                            FROM read_csv(%s, header = true, columns =
                                {'order_id': 'VARCHAR', 'customer': 'VARCHAR', 'date': 'DATE', 'amount': 'DOUBLE'})
                            GROUP BY customer, date),
                        customers AS (
                            SELECT customer, count(*) - 1 AS x, min(date) AS first, max(date) AS last,
                                sum(amount) AS total, arg_min(amount, date) AS first_amount
                            FROM days GROUP BY customer)
                        SELECT customer, x,
                            (last - first) / 7.0::DOUBLE AS t_x,
                            ((SELECT max(last) FROM customers) - first) / 7.0::DOUBLE AS "T",
                            CASE WHEN x = 0 THEN 0 ELSE (total - first_amount) / x END AS mean_spend,
                            x AS spend_count, first AS first_purchase, last AS last_purchase, total AS historical_value
                        FROM customers
                    ) TO %s (HEADER)
                    """.formatted(quoted(args[0]), quoted(args[1])));
        }
    }

    private static String quoted(String path) {
        return "'" + Path.of(path).toAbsolutePath().toString().replace("'", "''") + "'";
    }
}
