package dev.lindy.models.choice;

import java.util.List;

/**
 * Which model a comparison would use.
 *
 * @param candidate the model
 * @param reason why, in one sentence
 * @param asGood other models that these data do not tell apart from it
 */
public record Choice(Candidate candidate, String reason, List<Candidate> asGood) {

    /**
     * Copies the list.
     *
     * @param candidate the model
     * @param reason why, in one sentence
     * @param asGood other models that these data do not tell apart from it
     */
    public Choice {
        asGood = List.copyOf(asGood);
    }
}
