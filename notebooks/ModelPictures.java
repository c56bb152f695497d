///usr/bin/env jbang "$0" "$@" ; exit $?
// The pictures of docs/models, one per model, drawn from the models themselves. No data is needed: the parameters are
// published estimates or, where the picture's page says so, invented.
//
//   ./notebooks/jbang notebooks/ModelPictures.java               into docs/models
//   ./notebooks/jbang notebooks/ModelPictures.java folder        into another folder

//JAVA 17+
//JAVA_OPTIONS -Djava.awt.headless=true
//DEPS dev.lindy:lindy-models:0.1.0-SNAPSHOT

import dev.lindy.core.base.TimeScale;
import dev.lindy.models.TransactionModel;
import dev.lindy.models.contracts.bdw.Bdw;
import dev.lindy.models.purchases.bgbb.BgBb;
import dev.lindy.models.purchases.bgcnbd.BgCnbd;
import dev.lindy.models.purchases.bgcnbd.MbgCnbd;
import dev.lindy.models.purchases.bgnbd.BgNbd;
import dev.lindy.models.spend.gammagamma.GammaGamma;
import dev.lindy.models.purchases.ggomnbd.GgomNbd;
import dev.lindy.models.purchases.mbgnbd.MbgNbd;
import dev.lindy.models.purchases.nbd.Nbd;
import dev.lindy.models.purchases.paretonbd.ParetoNbd;
import dev.lindy.models.contracts.sbg.Sbg;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

class ModelPictures {

    // The CDNOW sample, 1997-01-01 to 1997-09-30: 2,357 customers, weeks.
    static final Nbd NBD = new Nbd(0.38477, 12.072, TimeScale.WEEK);
    static final BgNbd BG = new BgNbd(0.24259, 4.4136, 0.79292, 2.4259, TimeScale.WEEK);
    static final MbgNbd MBG = new MbgNbd(0.52484, 6.1831, 0.89136, 1.6140, TimeScale.WEEK);
    static final ParetoNbd PARETO = new ParetoNbd(0.55328, 10.578, 0.60624, 11.669, TimeScale.WEEK);
    static final GammaGamma SPEND = new GammaGamma(6.2496, 3.7442, 15.4435);
    // The donations of Fader, Hardie and Shang (2010): 11,104 donors, six years.
    static final BgBb DONORS = new BgBb(1.2035, 0.74972, 0.65672, 2.7834, TimeScale.YEAR);
    // The two segments of Fader and Hardie (2007), years 0 to 7.
    static final Sbg HIGH_END = new Sbg(0.66809, 3.8061, TimeScale.YEAR);
    static final Sbg REGULAR = new Sbg(0.70408, 1.1820, TimeScale.YEAR);
    static final Bdw HIGH_END_BDW = new Bdw(0.21425, 1.4266, 1.7236, TimeScale.YEAR);

    // Colours that people with any kind of colour vision tell apart (Okabe and Ito).
    static final Color BLUE = new Color(0x0072B2);
    static final Color RED = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color PURPLE = new Color(0xA2578B);
    static final Color GREY = new Color(0x6b6b6b);
    static final Color[] COLORS = {BLUE, GREEN, PURPLE, RED};

    /** The k that are drawn of BG/CNBD-k and MBG/CNBD-k. */
    static final int[] REGULARITY = {1, 2, 4, 8};

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "docs/models");
        Files.createDirectories(folder);
        nbd().write(folder, Nbd.ID);
        bgNbd().write(folder, BgNbd.ID);
        mbgNbd().write(folder, MbgNbd.ID);
        bgCnbd().write(folder, BgCnbd.ID);
        mbgCnbd().write(folder, MbgCnbd.ID);
        paretoNbd().write(folder, ParetoNbd.ID);
        ggomNbd().write(folder, GgomNbd.ID);
        bgBb().write(folder, BgBb.ID);
        sbg().write(folder, Sbg.ID);
        bdw().write(folder, Bdw.ID);
        gammaGamma().write(folder, GammaGamma.ID);
        System.out.println("written: eleven pictures in " + folder);
    }

    /** How purchases are spread over customers, beside customers who are all alike. */
    static Picture nbd() {
        double weeks = 39;
        double mean = NBD.expectedTransactions(weeks);
        double none = NBD.transactionProbability(0, weeks);
        double few = IntStream.rangeClosed(0, 4)
                .mapToDouble(k -> NBD.transactionProbability(k, weeks))
                .sum();
        // Customers who hardly differ: the negative binomial distribution is then that of Poisson.
        Nbd alike = new Nbd(1e9, 1e9 * weeks / mean, TimeScale.WEEK);
        Picture picture = new Picture(say(
                        "Unlike customers: %.0f %% buy nothing in 39 weeks, %.0f %% five times or more",
                        100 * none, 100 * (1 - few)))
                .across("purchases in 39 weeks after the first one", -0.5, 10.5, 1)
                .up("share of customers, %", 0, 60, 10);
        for (int k = 0; k <= 10; k++) {
            picture.bar(k, 0.36, 100 * NBD.transactionProbability(k, weeks), BLUE);
        }
        return picture.dots(0, 10, k -> 100 * alike.transactionProbability(k, weeks), RED)
                .label("NBD: everybody buys at a rate of their own", 0.6, 50, BLUE)
                .label(say("if all were alike: %.2f times on average, at random", mean), 1.35, 36, RED);
    }

    /** P(alive) in silence, by what went before. */
    static Picture bgNbd() {
        return alive("The more often someone bought, the more a silence tells; after one purchase, nothing", 40)
                .curve(u -> 100 * BG.probabilityAlive(0, 0, u), BLUE, "first purchase only")
                .curve(u -> 100 * BG.probabilityAlive(1, 30, 30 + u), GREEN, "1 repeat purchase")
                .curve(u -> 100 * BG.probabilityAlive(4, 30, 30 + u), PURPLE, "4 repeat purchases")
                .curve(u -> 100 * BG.probabilityAlive(12, 30, 30 + u), RED, "12 repeat purchases");
    }

    /** The customer on whom the models differ. */
    static Picture mbgNbd() {
        return alive("Bought once and silent since: active for ever in BG/NBD, doubtful in MBG/NBD", 78)
                .curve(u -> 100 * BG.probabilityAlive(0, 0, u), BLUE, "BG/NBD")
                .curve(u -> 100 * PARETO.probabilityAlive(0, 0, u), GREEN, "Pareto/NBD")
                .curve(u -> 100 * MBG.probabilityAlive(0, 0, u), RED, "MBG/NBD");
    }

    /** Times between purchases for k = 1, 2, 4, 8 with the same mean. */
    static Picture bgCnbd() {
        Picture picture = new Picture("The larger k is, the more alike are the times between purchases")
                .across("weeks from one purchase to the next; the mean is 4", 0, 12, 1)
                .up("density, % a week", 0, 35, 5);
        for (int i = 0; i < REGULARITY.length; i++) {
            int k = REGULARITY[i];
            // Customers who are as good as alike, so that the times are those of one of them and not a mixture.
            BgCnbd model = new BgCnbd(k, 1e6, 4e6 / k, 1, 3, TimeScale.WEEK);
            picture.curve(t -> 100 * slope(u -> model.probabilityOfPurchase(0, 0, 0, u), t), COLORS[i], "");
        }
        return picture.label("k = 1: at random,", 0.3, 27.2, BLUE)
                .label("as in BG/NBD", 0.3, 25.5, BLUE)
                .label("k = 2", 0.12, 15.5, GREEN)
                .label("k = 4", 1.75, 21.8, PURPLE)
                .label("k = 8", 4.2, 29, RED);
    }

    /** P(alive) in silence of a customer who bought every four weeks, by regularity. */
    static Picture mbgCnbd() {
        Picture picture = alive("Bought every four weeks, then silent: the more regular, the sooner it tells", 24);
        for (int i = 0; i < REGULARITY.length; i++) {
            int k = REGULARITY[i];
            MbgCnbd model = new MbgCnbd(k, 5, 20.0 / k, 1, 4, TimeScale.WEEK);
            picture.curve(u -> 100 * model.probabilityAlive(5, 20, 20 + u), COLORS[i], "");
        }
        return picture.label("k = 1: at random, as in MBG/NBD", 10.3, 53, BLUE)
                .label("k = 2", 10.0, 41, GREEN)
                .label("k = 4", 8.15, 20, PURPLE)
                .label("k = 8", 5.5, 31, RED);
    }

    /** Expected purchases by frequency and recency: the curves cross. */
    static Picture paretoNbd() {
        double now = 39;
        double week = 18;
        Picture picture = new Picture(say(
                        "Silent since week %.0f: two repeat purchases promise %.1f more, ten only %.1f",
                        week,
                        PARETO.conditionalExpectedTransactions(2, week, now, 39),
                        PARETO.conditionalExpectedTransactions(10, week, now, 39)))
                .across("week of the last purchase; now is week 39", 0, now, 3)
                .up("expected purchases in the next 39 weeks", 0, 8, 1);
        int[] xs = {1, 2, 5, 10};
        for (int i = 0; i < xs.length; i++) {
            int x = xs[i];
            picture.curve(
                    tx -> PARETO.conditionalExpectedTransactions(x, Math.max(tx, 0.01), now, 39),
                    COLORS[i],
                    x == 1 ? "1 repeat purchase" : x + " repeat purchases");
        }
        return picture;
    }

    /** The rate at which those leave who are still there. */
    static Picture ggomNbd() {
        GgomNbd growing = new GgomNbd(0.55328, 10.578, 0.05, 0.6, 6, TimeScale.WEEK);
        GgomNbd falling = new GgomNbd(0.55328, 10.578, 0.02, 0.6, 0.25, TimeScale.WEEK);
        return new Picture("In Pareto/NBD those who remain leave ever more rarely; in GGom/NBD they need not")
                .across("weeks since the first purchase", 0, 104, 13)
                .up("leaving per week, % of those who are there", 0, 6, 1)
                .curve(t -> 100 * leaving(growing, t), RED, "GGom/NBD, beta 6")
                .curve(t -> 100 * leaving(falling, t), GREEN, "GGom/NBD, beta 0.25")
                .curve(t -> 100 * leaving(PARETO, t), BLUE, "Pareto/NBD");
    }

    /** Rate at which new customers leave who are there at t: the derivative of −ln S. */
    static double leaving(TransactionModel model, double t) {
        return -slope(u -> Math.log(model.probabilityAlive(0, 0, 0, u)), t);
    }

    static double slope(DoubleUnaryOperator f, double t) {
        double from = Math.max(0, t - 1e-3);
        double to = t + 1e-3;
        return (f.applyAsDouble(to) - f.applyAsDouble(from)) / (to - from);
    }

    /** P(alive) for every history of six years. */
    static Picture bgBb() {
        Picture picture = new Picture(say(
                        "Silent for two years: %.0f %% active after one donation, %.0f %% after one every year",
                        100 * DONORS.probabilityAlive(1, 4, 6, 1), 100 * DONORS.probabilityAlive(4, 4, 6, 1)))
                .across("year of the last donation (0: none since the first)", -0.5, 6.5, 1)
                .up("donations in six years", -0.5, 6.5, 1);
        for (int tx = 0; tx <= 6; tx++) {
            for (int x = tx == 0 ? 0 : 1; x <= tx; x++) {
                picture.cell(tx, x, DONORS.probabilityAlive(x, tx, 6, 1));
            }
        }
        return picture.label("In the cells: P(active in year 7), %", -0.4, 5.5, GREY)
                .label("No cell: no such history,", -0.4, 4.7, GREY)
                .label("at most one donation a year counts", -0.4, 4.35, GREY);
    }

    /** Retention rises though nobody changes. */
    static Picture sbg() {
        return new Picture(say(
                        "Of regular customers %.0f %% renew the first time, %.0f %% the tenth; nobody has changed",
                        100 * REGULAR.retentionRate(1), 100 * REGULAR.retentionRate(10)))
                .across("renewal", 0.5, 12.5, 1)
                .up("renewed, % of the contracts that come up", 60, 100, 5)
                .joined(1, 12, t -> 100 * HIGH_END.retentionRate(t), BLUE)
                .joined(1, 12, t -> 100 * REGULAR.retentionRate(t), RED)
                .label("high-end segment", 0.7, 91.5, BLUE)
                .label("regular segment", 3.2, 79, RED);
    }

    /** A second renewal that is harder than the first. */
    static Picture bdw() {
        double[] counts = {1000, 869, 743, 653, 593, 551, 517, 491};
        return new Picture("The second renewal was harder than the first: BdW can say so, sBG cannot")
                .across("renewal; the models were fitted to the first seven", 0.5, 12.5, 1)
                .up("renewed, % of the contracts that come up", 80, 100, 5)
                .joined(1, 12, t -> 100 * HIGH_END.retentionRate(t), BLUE)
                .joined(1, 12, t -> 100 * HIGH_END_BDW.retentionRate(t), RED)
                .crosses(1, 7, t -> 100 * counts[t] / counts[t - 1], Color.BLACK)
                .label("sBG", 4.2, 90.3, BLUE)
                .label(say("BdW, c = %.2f", HIGH_END_BDW.c()), 8.1, 97, RED)
                .label("crosses: what happened", 1.2, 83, Color.BLACK);
    }

    /** How far a customer's own mean is believed. */
    static Picture gammaGamma() {
        double population = SPEND.populationMeanSpend();
        return new Picture(say(
                        "A mean of 100 leads to expect %.0f after one purchase and %.0f after ten",
                        SPEND.conditionalMeanSpend(1, 100), SPEND.conditionalMeanSpend(10, 100)))
                .across("mean value of the purchases so far, USD", 0, 120, 20)
                .up("expected value of a purchase to come, USD", 0, 120, 20)
                .dashed(z -> z, GREY)
                .dashed(z -> population, GREY)
                .curve(z -> SPEND.conditionalMeanSpend(1, Math.max(z, 1e-9)), BLUE, "1 purchase")
                .curve(z -> SPEND.conditionalMeanSpend(3, Math.max(z, 1e-9)), GREEN, "3 purchases")
                .curve(z -> SPEND.conditionalMeanSpend(10, Math.max(z, 1e-9)), RED, "10 purchases")
                .label(say("all customers' mean: %.2f", population), 82, 29, GREY)
                .label("dashed: the own mean as it is", 50, 104, GREY);
    }

    /** A picture of P(alive) against silence. */
    static Picture alive(String title, double weeks) {
        return new Picture(title)
                .across("weeks since the last purchase", 0, weeks, weeks > 50 ? 13 : 4)
                .up("P(alive), %", 0, 100, 20);
    }

    static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Axes, curves and words in one style: no frame, few lines, names beside what they name. */
    static final class Picture {

        private static final int WIDTH = 820;
        private static final int HEIGHT = 440;
        private static final int SCALE = 2;
        private static final int LEFT = 72;
        private static final int TOP = 56;
        private static final int BOTTOM = 62;
        private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

        /** What an axis shows. */
        private record Axis(String title, double low, double high, double step) {}

        private final String title;
        private final List<Consumer<Graphics2D>> layers = new ArrayList<>();
        private Axis across = new Axis("", 0, 1, 1);
        private Axis up = across;
        private int right = 24;

        Picture(String title) {
            this.title = title;
        }

        Picture across(String axis, double low, double high, double step) {
            across = new Axis(axis, low, high, step);
            return this;
        }

        Picture up(String axis, double low, double high, double step) {
            up = new Axis(axis, low, high, step);
            return this;
        }

        /** A curve, named at its right end unless the name is empty. */
        Picture curve(DoubleUnaryOperator y, Color color, String name) {
            if (!name.isEmpty()) {
                right = 168;
                double end = y.applyAsDouble(across.high());
                layers.add(g -> text(g, name, x(across.high()) + 8, y(end), color));
            }
            return line(y, color, new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        }

        Picture dashed(DoubleUnaryOperator y, Color color) {
            return line(
                    y,
                    color,
                    new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0));
        }

        private Picture line(DoubleUnaryOperator y, Color color, BasicStroke stroke) {
            double step = (across.high() - across.low()) / 400;
            double[] points = IntStream.rangeClosed(0, 400)
                    .mapToDouble(i -> across.low() + i * step)
                    .toArray();
            return path(points, y, color, stroke);
        }

        private Picture path(double[] points, DoubleUnaryOperator y, Color color, BasicStroke stroke) {
            layers.add(g -> {
                Path2D path = new Path2D.Double();
                path.moveTo(x(points[0]), y(y.applyAsDouble(points[0])));
                for (double point : points) {
                    path.lineTo(x(point), y(y.applyAsDouble(point)));
                }
                g.setColor(color);
                g.setStroke(stroke);
                g.draw(path);
            });
            return this;
        }

        /** Values at whole numbers, joined so that the eye can follow them. */
        Picture joined(int from, int to, IntToDoubleFunction y, Color color) {
            double[] points = IntStream.rangeClosed(from, to).asDoubleStream().toArray();
            return path(points, t -> y.applyAsDouble((int) t), color, new BasicStroke(1.4f))
                    .dots(from, to, y, color);
        }

        Picture dots(int from, int to, IntToDoubleFunction y, Color color) {
            layers.add(g -> {
                g.setColor(color);
                for (int i = from; i <= to; i++) {
                    g.fill(new Ellipse2D.Double(x(i) - 4, y(y.applyAsDouble(i)) - 4, 8, 8));
                }
            });
            return this;
        }

        Picture crosses(int from, int to, IntToDoubleFunction y, Color color) {
            layers.add(g -> {
                g.setColor(color);
                g.setStroke(new BasicStroke(1.8f));
                for (int i = from; i <= to; i++) {
                    double middle = y(y.applyAsDouble(i));
                    g.draw(new Line2D.Double(x(i) - 5, middle - 5, x(i) + 5, middle + 5));
                    g.draw(new Line2D.Double(x(i) - 5, middle + 5, x(i) + 5, middle - 5));
                }
            });
            return this;
        }

        Picture bar(double at, double half, double y, Color color) {
            layers.add(g -> {
                g.setColor(color);
                g.fill(new Rectangle2D.Double(x(at - half), y(y), x(at + half) - x(at - half), y(up.low()) - y(y)));
            });
            return this;
        }

        /** A cell of a table, the darker the larger the share, with the share in per cent in it. */
        Picture cell(double column, double row, double share) {
            layers.add(g -> {
                double left = x(column - 0.48);
                double top = y(row + 0.48);
                g.setColor(mix(new Color(0xe4eff7), new Color(0x00578a), share));
                g.fill(new Rectangle2D.Double(left, top, x(column + 0.48) - left, y(row - 0.48) - top));
                String text = say("%.0f", 100 * share);
                text(g, text, x(column) - width(g, text) / 2, y(row), share > 0.4 ? Color.WHITE : Color.BLACK);
            });
            return this;
        }

        private static Color mix(Color low, Color high, double share) {
            return new Color(
                    (int) Math.round(low.getRed() + share * (high.getRed() - low.getRed())),
                    (int) Math.round(low.getGreen() + share * (high.getGreen() - low.getGreen())),
                    (int) Math.round(low.getBlue() + share * (high.getBlue() - low.getBlue())));
        }

        /** Words that begin at a point of the plane. */
        Picture label(String words, double x, double y, Color color) {
            layers.add(g -> text(g, words, x(x), y(y), color));
            return this;
        }

        /** Words that begin at a place on paper, centred in height. */
        private static void text(Graphics2D g, String words, double x, double y, Color color) {
            g.setColor(color);
            g.drawString(words, (float) x, (float) y + 4.5f);
        }

        private static double width(Graphics2D g, String words) {
            return g.getFontMetrics().stringWidth(words);
        }

        private double x(double value) {
            return LEFT + (value - across.low()) / (across.high() - across.low()) * (WIDTH - LEFT - right);
        }

        private double y(double value) {
            return HEIGHT - BOTTOM - (value - up.low()) / (up.high() - up.low()) * (HEIGHT - TOP - BOTTOM);
        }

        /** The first whole number on an axis; the sum makes 0 of −0. */
        private static double first(Axis axis) {
            return Math.ceil(axis.low()) + 0.0;
        }

        private void axes(Graphics2D g) {
            double floor = HEIGHT - BOTTOM;
            double end = WIDTH - right;
            g.setStroke(new BasicStroke(1f));
            for (double at = first(up); at <= up.high() + 1e-9; at += up.step()) {
                g.setColor(new Color(0xe4e4e4));
                g.draw(new Line2D.Double(LEFT, y(at), end, y(at)));
                String tick = say("%.0f", at);
                text(g, tick, LEFT - 8 - width(g, tick), y(at), Color.DARK_GRAY);
            }
            for (double at = first(across); at <= across.high() + 1e-9; at += across.step()) {
                g.setColor(Color.GRAY);
                g.draw(new Line2D.Double(x(at), floor, x(at), floor + 5));
                String tick = say("%.0f", at);
                text(g, tick, x(at) - width(g, tick) / 2, floor + 16, Color.DARK_GRAY);
            }
            g.setColor(Color.GRAY);
            g.draw(new Line2D.Double(LEFT, floor, end, floor));
            text(g, across.title(), (LEFT + end - width(g, across.title())) / 2, HEIGHT - 20, Color.BLACK);
            AffineTransform level = g.getTransform();
            g.rotate(-Math.PI / 2);
            double middle = (TOP + floor) / 2;
            text(g, up.title(), -middle - width(g, up.title()) / 2, 24, Color.BLACK);
            g.setTransform(level);
        }

        void write(Path folder, String model) throws IOException {
            BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.scale(SCALE, SCALE);
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, WIDTH, HEIGHT);
            g.setFont(PLAIN.deriveFont(Font.BOLD, 14.5f));
            text(g, title, 20, 26, Color.BLACK);
            g.setFont(PLAIN);
            axes(g);
            layers.forEach(layer -> layer.accept(g));
            g.dispose();
            ImageIO.write(image, "png", folder.resolve(model + ".png").toFile());
        }
    }
}
