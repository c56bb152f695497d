package dev.lindy.study;

import dev.lindy.core.base.Message;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.base.Remedy;
import dev.lindy.models.interval.Misfit;
import java.util.ArrayList;
import java.util.List;

/** What must be known of a validation besides its figures. */
final class ValidationNotes {

    private ValidationNotes() {}

    static List<Message> of(ValidationStudy study) {
        List<Message> notes = new ArrayList<>();
        if (study.step() == 0) {
            notes.add(Message.of(
                    "one-window: the log is too short for several forecasts of "
                            + study.unit().describe(study.length())
                            + ", all of which would begin on one day, so there is one; a shorter ",
                    Remedy.HORIZON,
                    " leaves room for more."));
        } else if (study.step() < study.length() && study.cuts().size() > 1) {
            notes.add(Message.of(
                    "overlapping-windows: the log is too short for so many forecasts of "
                            + study.unit().describe(study.length()) + " one after the other, so they begin every "
                            + study.unit().describe(study.step())
                            + " and share purchases: differences between them are smaller than they would be; a shorter ",
                    Remedy.HORIZON,
                    " or fewer ",
                    Remedy.ORIGINS,
                    " set them apart."));
        }
        study.next()
                .filter(next -> next.misfit() == null)
                .ifPresent(next -> notes.add(Message.of(
                        Misfit.UNKNOWN + ": fewer than " + Misfit.FEWEST_WINDOWS
                                + " windows lie apart from each other, so how far the model itself may be wrong is not in the"
                                + " intervals of totals; more ",
                        Remedy.ORIGINS,
                        " or a shorter ",
                        Remedy.HORIZON,
                        " make it known.")));
        study.thin()
                .forEach((cut, why) -> notes.add(Message.of("thin-data: no forecast from " + cut + ": " + why + ".")));
        List<String> shaky = study.standings().stream()
                .filter(standing -> !standing.usable())
                .map(Standing::name)
                .toList();
        if (!shaky.isEmpty()) {
            notes.add(Message.of("no-maximum: " + String.join(", ", shaky)
                    + (shaky.size() == 1 ? " has" : " have")
                    + " no usable maximum at one day or more, and "
                    + (shaky.size() == 1 ? "stands" : "stand") + " last."));
        }
        study.standings().stream()
                .filter(standing -> standing.windows().size() < study.cuts().size())
                .forEach(standing -> notes.add(Message.of("fewer-windows: " + standing.name() + " is judged by "
                        + Phrases.count(standing.windows().size(), "forecast") + " of "
                        + study.cuts().size() + ".")));
        return notes;
    }
}
