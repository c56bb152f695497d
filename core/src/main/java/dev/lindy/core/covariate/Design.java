package dev.lindy.core.covariate;

import dev.lindy.core.base.Column;
import dev.lindy.core.base.Columns;
import dev.lindy.core.base.CustomerBase;
import dev.lindy.core.base.Phrases;
import dev.lindy.core.estimate.Rate;
import dev.lindy.core.parallel.Chunks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How the attributes of customers become numbers, and what these move. Learned from the customers that a model is fitted to, and
 * kept with it, so that whoever is predicted is coded alike. Immutable.
 */
public final class Design {

    private final List<Coding> codings;
    private final Map<String, Set<Rate>> rates;
    private final List<String> names;
    private final Population population;

    /**
     * A design that was learned before.
     *
     * @param codings one per attribute
     * @param rates what every attribute moves
     * @param population which numbers customers have
     */
    public Design(List<Coding> codings, Map<String, Set<Rate>> rates, Population population) {
        this.codings = List.copyOf(codings);
        this.population = population;
        this.rates = Collections.unmodifiableMap(new LinkedHashMap<>(rates));
        names = Coding.names(this.codings);
    }

    /**
     * Learns a design.
     *
     * @param covariates which attributes, and what they move
     * @param base the customers
     * @return the design
     * @throws IllegalArgumentException naming the attributes that are not there, those that are the same for all customers, and
     *     those that the others determine
     */
    public static Design learn(Covariates covariates, CustomerBase base) {
        List<Coding> codings = new ArrayList<>();
        Map<String, Set<Rate>> rates = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (String name : covariates.names()) {
            if (!base.attributes().has(name)) {
                wrong.add("there is no attribute \"" + name + "\" (the customers have "
                        + (base.attributeNames().isEmpty() ? "none" : String.join(", ", base.attributeNames())) + ")");
                continue;
            }
            Column column = base.attributes().column(name);
            Coding coding = Learning.coding(name, column, covariates.isCategory(name));
            if (coding == null) {
                wrong.add("\"" + name + "\" is the same for all customers");
            } else {
                codings.add(coding);
                rates.put(name, covariates.rates(name));
            }
        }
        refuse(wrong);
        if (codings.isEmpty() || base.size() == 0) {
            throw new IllegalArgumentException("no covariate moves what this model has");
        }
        CovariateGroups groups = groups(codings, Coding.names(codings), base.attributes(), base.size());
        Design design = new Design(codings, rates, Population.of(groups));
        for (Rate rate : Rate.values()) {
            int[] numbers = design.numbers(rate);
            int dependent = Learning.dependent(groups, numbers);
            if (dependent >= 0) {
                String name = design.names.get(dependent);
                String phrase = "\"" + name + "\" is determined by the covariates before it";
                if (!wrong.contains(phrase)) {
                    wrong.add(phrase);
                }
            }
        }
        refuse(wrong);
        return design;
    }

    private static void refuse(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "these cannot be covariates: " + String.join("; ", wrong) + ". Leave them out.");
        }
    }

    /**
     * The codings.
     *
     * @return one per attribute
     */
    public List<Coding> codings() {
        return codings;
    }

    /**
     * What an attribute moves.
     *
     * @return by attribute
     */
    public Map<String, Set<Rate>> rates() {
        return rates;
    }

    /**
     * What an attribute moves.
     *
     * @param coding one of the codings
     * @return empty if it is none of these
     */
    public Set<Rate> moves(Coding coding) {
        return rates.getOrDefault(coding.attribute(), Set.of());
    }

    /**
     * Which numbers the customers have that it was learned of.
     *
     * @return rows and shares
     */
    public Population population() {
        return population;
    }

    /**
     * What the numbers are called.
     *
     * @return such as {@code channel=web} or {@code age}
     */
    public List<String> names() {
        return names;
    }

    /**
     * The numbers that move a rate.
     *
     * @param rate what
     * @return their places among the {@link #names()}
     */
    public int[] numbers(Rate rate) {
        List<Integer> places = new ArrayList<>();
        int at = 0;
        for (Coding coding : codings) {
            for (int i = 0; i < coding.names().size(); i++) {
                if (moves(coding).contains(rate)) {
                    places.add(at);
                }
                at++;
            }
        }
        return places.stream().mapToInt(i -> i).toArray();
    }

    /**
     * The first place of the numbers of an attribute.
     *
     * @param attribute its name
     * @return among the {@link #names()}
     * @throws IllegalArgumentException if it is no covariate
     */
    public int place(String attribute) {
        int at = 0;
        for (Coding coding : codings) {
            if (coding.attribute().equals(attribute)) {
                return at;
            }
            at += coding.names().size();
        }
        throw new IllegalArgumentException("no covariate \"" + attribute + "\"; there are " + rates.keySet());
    }

    /**
     * Groups the customers of a base.
     *
     * @param base customers with all attributes of this design
     * @return who has the same numbers
     * @throws IllegalArgumentException naming the attributes that the base lacks
     */
    public CovariateGroups groups(CustomerBase base) {
        return groups(codings, names, base.attributes(), base.size());
    }

    /**
     * The numbers of one customer, by the values of the attributes.
     *
     * @param values by attribute; one that is not there is missing
     * @return one number per name
     */
    public double[] numbers(Map<String, String> values) {
        Columns.Builder row = Columns.builder();
        for (Coding coding : codings) {
            row.texts(coding.attribute(), new String[] {values.getOrDefault(coding.attribute(), "")});
        }
        return groups(codings, names, row.build(), 1).covariates(0);
    }

    private static CovariateGroups groups(List<Coding> codings, List<String> names, Columns attributes, int customers) {
        List<String> missing = codings.stream()
                .map(Coding::attribute)
                .filter(name -> !attributes.has(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the model needs the attributes " + String.join(", ", missing)
                    + ", which these customers do not have");
        }
        Column[] columns =
                codings.stream().map(c -> attributes.column(c.attribute())).toArray(Column[]::new);
        double[][] rows = new double[customers][names.size()];
        AtomicIntegerArray strange = new AtomicIntegerArray(codings.size());
        Chunks.forEach(customers, (chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                int at = 0;
                for (int c = 0; c < columns.length; c++) {
                    Coding coding = codings.get(c);
                    if (!coding.write(columns[c], i, rows[i], at)) {
                        strange.incrementAndGet(c);
                    }
                    at += coding.names().size();
                }
            }
        });
        List<String> unknown = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            if (strange.get(c) > 0) {
                unknown.add(codings.get(c).attribute() + " of " + Phrases.count(strange.get(c), "customer"));
            }
        }
        return CovariateGroups.of(rows, unknown);
    }
}
