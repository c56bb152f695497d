package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The CDNOW sample, summarised at 1997-09-30 in exact weeks (days/7), from the shared data. */
public final class Cdnow {

    private Cdnow() {}

    /** 2,357 customers; where the shared folder is absent the test is skipped and says why. */
    public static CustomerBase calibration() {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shared.file("data/cdnow_cbs.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int n = lines.size() - 1;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        double[] mean = new double[n];
        Map<String, Double> litts = sumsOfLogGaps();
        double[] litt = new double[n];
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            ids[i] = cells[0];
            x[i] = Integer.parseInt(cells[1]);
            // The file prints 15 digits of a whole number of days over 7.
            tx[i] = Math.rint(Double.parseDouble(cells[2]) * 7) / 7;
            age[i] = Math.rint(Double.parseDouble(cells[3]) * 7) / 7;
            mean[i] = Double.parseDouble(cells[5]);
            litt[i] = litts.getOrDefault(cells[0], 0.0);
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .litt(litt)
                .build();
    }

    /** Σ ln(weeks between purchases) to 1997-09-30 from the order log: purchases of a day are one. */
    private static Map<String, Double> sumsOfLogGaps() {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shared.file("data/CDNOW_sample.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, TreeSet<LocalDate>> days = new HashMap<>();
        for (String line : lines) {
            String[] cells = line.trim().split("\\s+", -1);
            LocalDate day = LocalDate.parse(cells[2], DateTimeFormatter.BASIC_ISO_DATE);
            if (!day.isAfter(LocalDate.of(1997, 9, 30))) {
                days.computeIfAbsent(Integer.toString(Integer.parseInt(cells[1])), id -> new TreeSet<>())
                        .add(day);
            }
        }
        Map<String, Double> out = new HashMap<>();
        days.forEach((id, dates) -> {
            double sum = 0;
            LocalDate last = dates.first();
            for (LocalDate day : dates.tailSet(last, false)) {
                sum += Math.log((day.toEpochDay() - last.toEpochDay()) / 7.0);
                last = day;
            }
            out.put(id, sum);
        });
        return out;
    }

    /** The same customers with weeks rounded to two decimals, as the Python package lifetimes ships them. */
    public static CustomerBase roundedCalibration() {
        List<String> lines;
        try {
            lines = Files.readAllLines(Shared.file("data/cdnow_summary.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int n = lines.size() - 1;
        String[] ids = new String[n];
        int[] x = new int[n];
        double[] tx = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            ids[i] = cells[0];
            x[i] = Integer.parseInt(cells[1]);
            tx[i] = Double.parseDouble(cells[2]);
            age[i] = Double.parseDouble(cells[3]);
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .build();
    }
}
