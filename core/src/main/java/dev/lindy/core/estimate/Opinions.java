package dev.lindy.core.estimate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What somebody knows before the data are seen, of quantities by name: "about x, surely between y and z". A family has weak
 * opinions of all its quantities; these replace some of them. Immutable.
 */
public final class Opinions {

    private static final Opinions WEAK = new Opinions(List.of());

    private final List<Opinion> opinions;

    /**
     * One opinion.
     *
     * @param name of the quantity, such as {@code dropout}
     * @param about its median
     * @param low the lower end of a range of 90 %
     * @param high the upper end
     */
    public record Opinion(String name, double about, double low, double high) {}

    private Opinions(List<Opinion> opinions) {
        this.opinions = List.copyOf(opinions);
    }

    /**
     * Nothing in particular: the weak opinions of the family.
     *
     * @return no opinions
     */
    public static Opinions weak() {
        return WEAK;
    }

    /**
     * One more opinion.
     *
     * @param name of the quantity
     * @param about its median
     * @param low the lower end of a range of 90 %
     * @param high the upper end
     * @return new opinions
     * @throws IllegalArgumentException if there is one of this quantity already
     */
    public Opinions with(String name, double about, double low, double high) {
        if (opinions.stream().anyMatch(opinion -> opinion.name().equals(name))) {
            throw new IllegalArgumentException("there are two opinions of " + name);
        }
        List<Opinion> more = new ArrayList<>(opinions);
        more.add(new Opinion(name, about, low, high));
        return new Opinions(more);
    }

    /**
     * Those of some quantities.
     *
     * @param names of the quantities
     * @return new opinions
     */
    public Opinions of(Collection<String> names) {
        return new Opinions(opinions.stream()
                .filter(opinion -> names.contains(opinion.name()))
                .toList());
    }

    /**
     * The opinions.
     *
     * @return in the order given
     */
    public List<Opinion> list() {
        return opinions;
    }

    /**
     * The weak opinions of a family, and these in the place of some.
     *
     * @param weak of the family
     * @return a prior
     * @throws IllegalArgumentException if there is no such quantity, naming those there are, or numbers do not fit it
     */
    public Beliefs over(Beliefs weak) {
        Beliefs beliefs = weak;
        for (Opinion opinion : opinions) {
            beliefs = beliefs.with(opinion.name(), opinion.about(), opinion.low(), opinion.high());
        }
        return beliefs;
    }
}
