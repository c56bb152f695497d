package dev.lindy.models.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lindy.core.covariate.Coding;
import dev.lindy.core.covariate.Design;
import dev.lindy.core.covariate.Population;
import dev.lindy.core.estimate.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model file keeps of covariates: how attributes become numbers, and which numbers customers had. The coefficients stand
 * among the parameters, under names such as {@code purchase:channel=web}.
 *
 * @param attributes one per covariate
 * @param population which numbers how many customers had, for newcomers of whom nothing is known
 */
public record FittedCovariates(List<Attribute> attributes, List<Share> population) {

    /**
     * An attribute: a category with its levels, or a number.
     *
     * @param name its name
     * @param moves {@code purchase}, {@code dropout}
     * @param levels how many customers had each level, of whom the last has −1 in all numbers; null for a number
     * @param centre what is taken off a number; null for a category
     * @param scale by what it is then divided; null for a category
     * @param mean what stands for a missing number; null for a category
     * @param missing whether a second number is 1 where the first is missing; null for a category
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Attribute(
            String name,
            List<String> moves,
            @Nullable Map<String, Integer> levels,
            @Nullable Double centre,
            @Nullable Double scale,
            @Nullable Double mean,
            @Nullable Boolean missing) {

        /**
         * Copies the lists.
         *
         * @param name its name
         * @param moves what
         * @param levels by name, or null
         * @param centre or null
         * @param scale or null
         * @param mean or null
         * @param missing or null
         */
        public Attribute {
            Objects.requireNonNull(name, "name");
            moves = List.copyOf(Objects.requireNonNull(moves, "moves"));
            levels = levels == null ? null : new TreeMap<>(levels);
        }

        static Attribute of(Coding coding, Set<Rate> rates) {
            List<String> moves = rates.stream().map(Rate::id).toList();
            if (coding instanceof Coding.Category category) {
                return new Attribute(category.attribute(), moves, category.customers(), null, null, null, null);
            }
            Coding.Amount amount = (Coding.Amount) coding;
            return new Attribute(
                    amount.attribute(),
                    moves,
                    null,
                    amount.centre(),
                    amount.scale(),
                    amount.mean(),
                    amount.indicator());
        }

        Coding coding() {
            if (levels != null) {
                return new Coding.Category(name, new TreeMap<>(levels));
            }
            if (centre == null || scale == null || mean == null || missing == null) {
                throw new IllegalArgumentException(
                        "the covariate " + name + " has neither levels nor centre, scale, mean and missing");
            }
            return new Coding.Amount(name, centre, scale, mean, missing);
        }

        Set<Rate> rates() {
            Set<Rate> rates = EnumSet.noneOf(Rate.class);
            for (String id : moves) {
                rates.add(Arrays.stream(Rate.values())
                        .filter(rate -> rate.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the covariate " + name + " moves " + id + ", which this program does not know")));
            }
            return rates;
        }
    }

    /**
     * Customers with the same numbers.
     *
     * @param share of all
     * @param numbers what they have
     */
    public record Share(double share, List<Double> numbers) {

        /**
         * Copies the list.
         *
         * @param share of all
         * @param numbers what they have
         */
        public Share {
            numbers = List.copyOf(Objects.requireNonNull(numbers, "numbers"));
        }
    }

    /**
     * Copies the lists.
     *
     * @param attributes one per covariate
     * @param population shares
     */
    public FittedCovariates {
        attributes = List.copyOf(Objects.requireNonNull(attributes, "attributes"));
        population = List.copyOf(Objects.requireNonNull(population, "population"));
    }

    static FittedCovariates of(Design design) {
        List<Attribute> attributes = design.codings().stream()
                .map(coding -> Attribute.of(coding, design.moves(coding)))
                .toList();
        List<Share> shares = new ArrayList<>();
        Population all = design.population();
        for (int i = 0; i < all.shares().size(); i++) {
            shares.add(new Share(
                    all.shares().get(i),
                    Arrays.stream(all.numbers().get(i)).boxed().toList()));
        }
        return new FittedCovariates(attributes, shares);
    }

    Design design() {
        Map<String, Set<Rate>> rates = new LinkedHashMap<>();
        attributes.forEach(attribute -> rates.put(attribute.name(), attribute.rates()));
        return new Design(
                attributes.stream().map(Attribute::coding).toList(),
                rates,
                new Population(
                        population.stream()
                                .map(share -> share.numbers().stream()
                                        .mapToDouble(each -> each)
                                        .toArray())
                                .toList(),
                        population.stream().map(Share::share).toList()));
    }
}
