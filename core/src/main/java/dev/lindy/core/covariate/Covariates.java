package dev.lindy.core.covariate;

import dev.lindy.core.estimate.Rate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which attributes of customers a model takes into account, and what they may move. An attribute must be known at the first
 * purchase: what is measured later, such as the number of visits, knows the outcome. Immutable.
 */
public final class Covariates {

    private final Map<String, Set<Rate>> rates;
    private final Set<String> categories;
    private final double deviation;

    private Covariates(Map<String, Set<Rate>> rates, Set<String> categories, double deviation) {
        this.rates = Collections.unmodifiableMap(rates);
        this.categories = categories;
        this.deviation = deviation;
    }

    /**
     * Attributes that may move everything that the model has: how often customers buy, how soon they leave, what they spend.
     *
     * @param attributes their names; none to begin with what {@link #moving} adds
     * @return the covariates
     */
    public static Covariates of(String... attributes) {
        Covariates all = new Covariates(new LinkedHashMap<>(), Set.of(), Double.POSITIVE_INFINITY);
        for (Rate rate : Rate.values()) {
            all = all.moving(rate, attributes);
        }
        return all;
    }

    /**
     * More attributes, or more that the same ones may move.
     *
     * @param rate what they may move
     * @param attributes their names
     * @return new covariates
     */
    public Covariates moving(Rate rate, String... attributes) {
        Map<String, Set<Rate>> more = new LinkedHashMap<>();
        rates.forEach((name, of) -> more.put(name, EnumSet.copyOf(of)));
        for (String attribute : attributes) {
            more.computeIfAbsent(attribute, name -> EnumSet.noneOf(Rate.class)).add(rate);
        }
        return new Covariates(more, categories, deviation);
    }

    /**
     * Attributes that are categories although they look like numbers, such as postal codes.
     *
     * @param attributes their names
     * @return new covariates
     */
    public Covariates asCategories(String... attributes) {
        Set<String> more = new TreeSet<>(categories);
        more.addAll(Arrays.asList(attributes));
        return new Covariates(rates, Collections.unmodifiableSet(more), deviation);
    }

    /**
     * A normal prior of every coefficient about 0, as ridge regression has: of numbers for a difference of one standard deviation,
     * of categories for the difference from the average of all levels.
     *
     * @param prior its standard deviation, above 0; infinite for none
     * @return new covariates
     * @throws IllegalArgumentException if it is not above 0
     */
    public Covariates withPriorDeviation(double prior) {
        if (!(prior > 0)) {
            throw new IllegalArgumentException("the deviation of a prior must be above 0, but is " + prior);
        }
        return new Covariates(rates, categories, prior);
    }

    /**
     * The attributes.
     *
     * @return names, in the order in which they were given
     */
    public List<String> names() {
        return List.copyOf(rates.keySet());
    }

    /**
     * What an attribute may move.
     *
     * @param attribute its name
     * @return at least one
     * @throws IllegalArgumentException if it is none of these
     */
    public Set<Rate> rates(String attribute) {
        Set<Rate> found = rates.get(attribute);
        if (found == null) {
            throw new IllegalArgumentException("no covariate \"" + attribute + "\"; there are " + names());
        }
        return Collections.unmodifiableSet(found);
    }

    /**
     * The same without one attribute, to see what it explains.
     *
     * @param attribute its name
     * @return new covariates, perhaps none
     */
    public Covariates without(String attribute) {
        Map<String, Set<Rate>> rest = new LinkedHashMap<>(rates);
        rest.remove(attribute);
        return new Covariates(rest, categories, deviation);
    }

    /**
     * As far as they move what a model has.
     *
     * @param those what it has
     * @return new covariates that move nothing else, perhaps none
     */
    public Covariates only(Set<Rate> those) {
        Map<String, Set<Rate>> some = new LinkedHashMap<>();
        rates.forEach((name, of) -> {
            Set<Rate> left = EnumSet.noneOf(Rate.class);
            of.stream().filter(those::contains).forEach(left::add);
            if (!left.isEmpty()) {
                some.put(name, left);
            }
        });
        return new Covariates(some, categories, deviation);
    }

    /**
     * Whether there are none.
     *
     * @return true if so
     */
    public boolean isEmpty() {
        return rates.isEmpty();
    }

    /**
     * Whether an attribute is a category whatever it looks like.
     *
     * @param attribute its name
     * @return true if it was said to be
     */
    public boolean isCategory(String attribute) {
        return categories.contains(attribute);
    }

    /**
     * The deviation of the prior of every coefficient.
     *
     * @return infinite if there is none
     */
    public double priorDeviation() {
        return deviation;
    }

    @Override
    public String toString() {
        return String.join(", ", rates.keySet());
    }
}
