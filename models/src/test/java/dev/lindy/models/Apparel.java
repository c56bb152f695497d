package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The orders of an apparel retailer's cohort with gender and channel, to 2006-12-31 in exact weeks, from the shared data. */
public final class Apparel {

    private static final LocalDate END = LocalDate.of(2006, 12, 31);

    private Apparel() {}

    /** 600 customers; where the shared folder is absent the test is skipped and says why. */
    public static CustomerBase calibration() {
        Map<String, TreeSet<LocalDate>> days = new TreeMap<>();
        for (String line : lines("data/apparel_orders.csv")) {
            String[] cells = line.replace("\"", "").split(",", -1);
            LocalDate day = LocalDate.parse(cells[1]);
            if (!day.isAfter(END)) {
                days.computeIfAbsent(cells[0], id -> new TreeSet<>()).add(day);
            }
        }
        List<String> ids = new ArrayList<>();
        List<String> gender = new ArrayList<>();
        List<String> channel = new ArrayList<>();
        for (String line : lines("data/apparel_static.csv")) {
            String[] cells = line.replace("\"", "").split(",", -1);
            ids.add(cells[0]);
            gender.add(cells[1]);
            channel.add(cells[2]);
        }
        int n = ids.size();
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            TreeSet<LocalDate> of = days.get(ids.get(i));
            x[i] = of.size() - 1;
            tx[i] = weeks(of.first(), of.last());
            age[i] = weeks(of.first(), END);
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids.toArray(new String[0]))
                .frequency(x)
                .recency(tx)
                .T(age)
                .attribute("Gender", gender.toArray(new String[0]))
                .attribute("Channel", channel.toArray(new String[0]))
                .build();
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return (to.toEpochDay() - from.toEpochDay()) / 7.0;
    }

    private static List<String> lines(String file) {
        try {
            List<String> all = Files.readAllLines(Shared.file(file));
            return all.subList(1, all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
