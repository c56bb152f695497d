package dev.lindy.models;

import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.TimeScale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

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
        for (int i = 0; i < n; i++) {
            String[] cells = lines.get(i + 1).split(",", -1);
            ids[i] = cells[0];
            x[i] = Integer.parseInt(cells[1]);
            // The file prints 15 digits of a whole number of days over 7.
            tx[i] = Math.rint(Double.parseDouble(cells[2]) * 7) / 7;
            age[i] = Math.rint(Double.parseDouble(cells[3]) * 7) / 7;
            mean[i] = Double.parseDouble(cells[5]);
        }
        return CustomerBase.builder(TimeScale.WEEK)
                .ids(ids)
                .frequency(x)
                .recency(tx)
                .T(age)
                .meanSpend(mean, x)
                .build();
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
