///usr/bin/env jbang "$0" "$@" ; exit $?
// From an order log to what every customer is worth. Writes value.csv, one row per customer, and the picture value.png.
//
//   ./notebooks/jbang notebooks/QuickStart.java                 the sample shop
//   ./notebooks/jbang notebooks/QuickStart.java orders.csv      your own: a customer, a date and an amount are enough

//JAVA 17+
//JAVA_OPTIONS -Djava.awt.headless=true
//DEPS dev.lindy:lindy-data:0.1.0-SNAPSHOT
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT
//DEPS org.knowm.xchart:xchart:4.0.3
//DEPS org.slf4j:slf4j-nop:2.0.20

import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Discount;
import dev.lindy.core.estimate.Fit;
import dev.lindy.data.DataException;
import dev.lindy.data.ObservationPeriod;
import dev.lindy.data.Transactions;
import dev.lindy.data.read.CsvOrders;
import dev.lindy.data.tablesaw.Tables;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.value.LifetimeValue;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

class QuickStart {

    public static void main(String[] args) throws IOException {
        try {
            run(args.length > 0 ? Path.of(args[0]) : sampleShop());
        } catch (DataException | IllegalArgumentException | ArithmeticException e) {
            System.err.println(e.getMessage());
            System.exit(3);
        }
    }

    static void run(Path file) throws IOException {
        // Columns that are not recognised are named with CsvOrders.Options.defaults().withRoles(…).
        Transactions orders = CsvOrders.read(file);
        CustomerBase customers = orders.customerBase(ObservationPeriod.weekly(orders.lastDay()));
        Fit<BgNbd> purchases = BgNbd.fit(customers);
        Fit<GammaGamma> spend = GammaGamma.fit(customers);
        LifetimeValue worth = LifetimeValue.of(purchases.model(), spend.model(), Discount.annual(0.10))
                .withForecast(52)
                .withCurrency(orders.currency());
        Columns values = worth.residual(customers);
        Table table = Tables.of(values).sortDescendingOn("value_3y");
        table.write().csv("value.csv");
        draw(table, Path.of("value.png"));

        System.out.println(file + ", observed to " + orders.lastDay() + "\n");
        System.out.println(purchases.summary() + "\n");
        System.out.println(spend.summary() + "\n");
        System.out.println(worth.summary(values) + "\n");
        String[] shown = {"p_alive", "expected_purchases", "value_3y"};
        for (String column : shown) {
            table.doubleColumn(column).setPrintFormatter(NumberColumnFormatter.fixedWithGrouping(2));
        }
        System.out.println(table.first(5)
                .selectColumns("customer", "orders", "last_purchase", shown[0], shown[1], shown[2])
                .setName("the most valuable customers")
                .print());
        System.out.println("\nwritten: value.csv (its columns: docs/columns.md), value.png");
        System.out.println("next:    ask whether the model forecasts these orders: ./lindy run " + file + " -o out");
    }

    /** Customers by weeks since their last order and number of orders, coloured by what they are worth. */
    static void draw(Table mostValuableFirst, Path png) throws IOException {
        double[] weeks = mostValuableFirst.doubleColumn("time_since_last").asDoubleArray();
        double[] orders = mostValuableFirst.intColumn("orders").asDoubleArray();
        double[] value = mostValuableFirst.doubleColumn("value_3y").asDoubleArray();
        double total = Arrays.stream(value).sum();
        int n = value.length;
        // Orders are whole numbers, and so are the ticks; moved apart by less than half, customers do not hide each other.
        double[] height = new double[n];
        Arrays.setAll(height, i -> orders[i] + 0.7 * (0.618 * i % 1 - 0.5));

        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(540)
                .xAxisTitle("weeks since the last order")
                .yAxisTitle("orders so far (dots moved apart)")
                .build();
        int[] bounds = {n, n / 2, n / 10, 0};
        String[] names = {"other half", "next four tenths", "most valuable tenth"};
        Color[] colors = {new Color(0xcccccc), new Color(0x7fa8c9), new Color(0xc8384b)};
        for (int g = 0; g < names.length; g++) {
            int from = bounds[g + 1];
            int to = bounds[g];
            // Rounded from the best on, so that the shares add up to 100 %.
            long share = Math.round(100 * Arrays.stream(value, 0, to).sum() / total)
                    - Math.round(100 * Arrays.stream(value, 0, from).sum() / total);
            double[] across = Arrays.copyOfRange(weeks, from, to);
            double[] up = Arrays.copyOfRange(height, from, to);
            chart.addSeries(String.format(Locale.ROOT, "%s of the customers: %d %%", names[g], share), across, up)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(colors[g]);
            chart.setTitle(String.format(
                    Locale.ROOT, "The %s of the customers hold %d %% of the value to come", names[g], share));
        }
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        chart.getStyler()
                .setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setPlotGridLinesVisible(false)
                .setAxisTitleFont(plain)
                .setAxisTickLabelsFont(plain)
                .setYAxisDecimalPattern("#,##0")
                .setXAxisDecimalPattern("#,##0")
                .setMarkerSize(4)
                .setLegendFont(plain)
                .setLegendPosition(LegendPosition.InsideNE)
                .setLegendBorderColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setChartTitleFont(plain.deriveFont(Font.BOLD, 15))
                .setChartBackgroundColor(Color.WHITE);
        Files.write(png, ChartEncoder.getBytes(chart, "png"));
    }

    /** In this folder or in the one below it. */
    static Path sampleShop() {
        Path here = Path.of("shop.csv");
        return Files.exists(here) ? here : Path.of("notebooks", "shop.csv");
    }
}
