package dev.lindy.data.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which columns were taken for what, and which were not used, in words. */
public final class TakenColumns {
    private static final int SHOWN = 8;

    private TakenColumns() {}

    /**
     * Such as {@code customer = "Email", date = "Created at"; not used: "Notes"}.
     *
     * @param taken what each column was taken for, in the order to say it in, and the column in quotation marks
     * @param header the columns in quotation marks
     * @param used which of them were used, from 0
     * @return on one line
     */
    public static String text(Map<String, String> taken, List<String> header, Set<Integer> used) {
        List<String> others = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!used.contains(i)) {
                others.add(header.get(i));
            }
        }
        int more = others.size() - SHOWN;
        return taken.entrySet().stream()
                        .map(e -> e.getKey().replaceAll(" [0-9]+$", "") + " = " + e.getValue())
                        .collect(Collectors.joining(", "))
                + (others.isEmpty()
                        ? ""
                        : "; not used: " + String.join(", ", others.subList(0, Math.min(SHOWN, others.size())))
                                + (more > 0 ? " and " + more + " more" : ""));
    }
}
