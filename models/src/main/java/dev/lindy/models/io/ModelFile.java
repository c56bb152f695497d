package dev.lindy.models.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.lindy.core.base.Message;
import dev.lindy.core.base.Printable;
import dev.lindy.core.base.TimeScale;
import dev.lindy.core.estimate.Diagnosis;
import dev.lindy.core.estimate.Draws;
import dev.lindy.core.estimate.MaximumLikelihoodFit;
import dev.lindy.core.io.WholeFile;
import dev.lindy.models.ContractModel;
import dev.lindy.models.CovariateFit;
import dev.lindy.models.PurchaseModel;
import dev.lindy.models.SpendModel;
import dev.lindy.models.choice.CatalogEntry;
import dev.lindy.models.choice.ContractCatalog;
import dev.lindy.models.choice.ContractEntry;
import dev.lindy.models.choice.ModelCatalog;
import dev.lindy.models.choice.ModelEntry;
import dev.lindy.models.choice.ModelKind;
import dev.lindy.models.choice.SpendCatalog;
import dev.lindy.models.choice.SpendEntry;
import dev.lindy.models.interval.ContractIntervals;
import dev.lindy.models.interval.Nearby;
import dev.lindy.models.interval.PurchaseIntervals;
import dev.lindy.models.interval.ValueIntervals;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file with fitted models.
 *
 * <p>{@code format} is {@code lindy-model} and {@code version} counts upwards; a reader accepts its own version and older
 * ones. Version 2 added to version 1 the estimates and their covariance on the unconstrained scale, and keeps the names
 * {@code season} in a model for those that have such; {@code covariates} says how attributes of customers play a part. {@code models} holds a transaction model and, where spend is
 * known, a spend model, or else one model of contracts; of an average it holds all of its transaction models, each with its weight in
 * {@code mixture};
 * {@code period} says what they were fitted to, in free text by name ({@code calibrationEnd}, {@code resolution}, …).
 *
 * @param format always {@code lindy-model}
 * @param version the schema's version
 * @param models fits, transaction models first; or one of contracts
 * @param period what they were fitted to, by name
 */
@JsonPropertyOrder({"format", "version", "models", "period"})
public record ModelFile(String format, int version, List<FittedModel> models, Map<String, String> period) {

    /** What {@code format} says. */
    public static final String FORMAT = "lindy-model";
    /** The newest schema that this reader knows, and the one that it writes. */
    public static final int VERSION = 2;

    /** Fields of later models, without which their parameters mean something else: none may be passed over. */
    private static final List<String> RESERVED = List.of("season");

    /** A thousand times what models take. */
    private static final int LONGEST = 8 << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule()
                    .addSerializer(Message.class, ToStringSerializer.instance)
                    .addDeserializer(Message.class, new FromStringDeserializer<>(Message.class) {
                        @Override
                        protected Message _deserialize(String value, DeserializationContext context) {
                            return Message.of(value);
                        }
                    }))
            .build();

    /**
     * Copies the list and the map.
     *
     * @param format what kind of file
     * @param version the schema's version
     * @param models one or two fits
     * @param period what they were fitted to
     */
    public ModelFile {
        models = List.copyOf(Objects.requireNonNull(models, "models"));
        Objects.requireNonNull(period, "period");
        period = Collections.unmodifiableMap(new LinkedHashMap<>(period));
    }

    /**
     * A file of fits.
     *
     * @param purchases the transaction model
     * @param spend the spend model, or null
     * @param period what they were fitted to, by name
     * @return ready to be written
     */
    public static ModelFile of(
            MaximumLikelihoodFit<? extends PurchaseModel> purchases,
            @Nullable MaximumLikelihoodFit<? extends SpendModel> spend,
            Map<String, String> period) {
        return of(List.of(fitted(purchases)), spend, period);
    }

    /**
     * A file of an average.
     *
     * @param purchases the transaction models
     * @param weights one per model; models of weight 0 are left out
     * @param spend the spend model, or null
     * @param period what they were fitted to, by name
     * @return ready to be written
     */
    public static ModelFile ofAverage(
            List<? extends MaximumLikelihoodFit<? extends PurchaseModel>> purchases,
            double[] weights,
            @Nullable MaximumLikelihoodFit<? extends SpendModel> spend,
            Map<String, String> period) {
        List<FittedModel> models = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            if (weights[m] > 0) {
                models.add(fitted(purchases.get(m)).weighing(weights[m]));
            }
        }
        return of(models, spend, period);
    }

    private static FittedModel fitted(MaximumLikelihoodFit<? extends PurchaseModel> purchases) {
        MaximumLikelihoodFit<?> plain = purchases instanceof CovariateFit<?> wide ? wide.plain() : purchases;
        FittedModel fitted = FittedModel.of(
                purchases,
                ModelCatalog.has(plain.modelId())
                        ? ModelCatalog.get(plain.modelId()).constants(plain)
                        : Map.of(),
                purchases.model().timeScale().id());
        if (fitted.covariates() != null) {
            new CovariatesFile(fitted, fitted.covariates()).requireReadable();
        }
        return fitted;
    }

    private static ModelFile of(
            List<FittedModel> purchases,
            @Nullable MaximumLikelihoodFit<? extends SpendModel> spend,
            Map<String, String> period) {
        List<FittedModel> models = new ArrayList<>(purchases);
        if (spend != null) {
            models.add(FittedModel.of(spend, Map.of(), null));
        }
        return new ModelFile(FORMAT, VERSION, models, period);
    }

    /**
     * A file of one fit to contracts.
     *
     * @param contracts the model of contracts
     * @param period what it was fitted to, by name
     * @return ready to be written
     */
    public static ModelFile ofContracts(
            MaximumLikelihoodFit<? extends ContractModel> contracts, Map<String, String> period) {
        FittedModel only = FittedModel.of(
                contracts, Map.of(), contracts.model().timeScale().id());
        return new ModelFile(FORMAT, VERSION, List.of(only), period);
    }

    /**
     * The transaction model.
     *
     * @return at the file's parameters; the average where the file holds one
     * @throws ModelFileException if the file has none, or not whole
     */
    public PurchaseModel purchases() {
        AveragedFile average = average();
        if (average != null) {
            return average.model();
        }
        FittedModel fitted = fittedPurchases();
        return fitted.covariates() == null
                ? model(fitted, ModelCatalog.get(fitted.model()))
                : new CovariatesFile(fitted, fitted.covariates()).model();
    }

    /**
     * Whether the transaction model is an average of several.
     *
     * @return true where transaction models have weights
     */
    public boolean averaged() {
        return models.stream().anyMatch(fitted -> fitted.mixture() != null);
    }

    private @Nullable AveragedFile average() {
        return averaged() ? new AveragedFile(models) : null;
    }

    private FittedModel fittedPurchases() {
        return models.stream()
                .filter(fitted -> ModelCatalog.has(fitted.model()))
                .findFirst()
                .orElseThrow(() -> new ModelFileException("the file holds "
                        + models.stream().map(FittedModel::model).collect(Collectors.joining(", "))
                        + (models.isEmpty() ? "" : ", but ") + "no transaction model that this version knows ("
                        + String.join(", ", ModelCatalog.ids()) + "), and no model of contracts ("
                        + String.join(", ", ContractCatalog.ids()) + ") either"));
    }

    /**
     * The attributes of customers that the transaction model takes into account.
     *
     * @return names; empty if it takes none
     */
    public List<String> covariates() {
        List<String> names = new ArrayList<>();
        for (FittedModel fitted : models) {
            FittedCovariates covariates = fitted.covariates();
            if (covariates != null) {
                covariates.attributes().forEach(attribute -> names.add(attribute.name()));
            }
        }
        return List.copyOf(names);
    }

    /**
     * The model of contracts.
     *
     * @return at the file's parameters, or null if the file has none
     * @throws ModelFileException if it is not whole
     */
    public @Nullable ContractModel contracts() {
        for (FittedModel fitted : models) {
            if (ContractCatalog.has(fitted.model())) {
                return model(fitted, ContractCatalog.get(fitted.model()));
            }
        }
        return null;
    }

    /**
     * The spend model.
     *
     * @return at the file's parameters, or null if the file has none
     * @throws ModelFileException if it is not whole
     */
    public @Nullable SpendModel spend() {
        for (FittedModel fitted : models) {
            if (SpendCatalog.has(fitted.model())) {
                return model(fitted, SpendCatalog.get(fitted.model()));
            }
        }
        return null;
    }

    static <M> M model(FittedModel fitted, ModelEntry<M> entry) {
        try {
            return entry.of(fitted.parameters(), unit(fitted, entry));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(String.valueOf(e.getMessage()), e);
        }
    }

    static TimeScale unit(FittedModel fitted, ModelEntry<?> entry) {
        if (fitted.timeScale() != null) {
            return TimeScale.of(fitted.timeScale());
        }
        if (entry.kind() != ModelKind.SPEND) {
            throw new ModelFileException("model " + fitted.model() + " lacks its timeScale");
        }
        return TimeScale.DAY;
    }

    /**
     * Draws of the transaction model, from the normal distribution of its estimates on the unconstrained scale.
     *
     * @param n how many, at least 1
     * @param seed of the random numbers
     * @return those that {@link MaximumLikelihoodFit#draws} gives of the fit that was written
     * @throws ModelFileException if the file has none, or not whole
     * @throws IllegalStateException naming the parameters that the data did not determine, where there are such; of an average, which
     *     has parameters of several models
     */
    public Draws<? extends PurchaseModel> purchaseDraws(int n, long seed) {
        if (averaged()) {
            throw new IllegalStateException("an average has no draws of its own, but only of each of its models");
        }
        FittedModel fitted = fittedPurchases();
        return fitted.covariates() == null
                ? draws(fitted, ModelCatalog.get(fitted.model()), n, seed)
                : new CovariatesFile(fitted, fitted.covariates()).draws(n, seed);
    }

    private static <M> Draws<M> draws(FittedModel fitted, ModelEntry<M> entry, int n, long seed) {
        return Draws.normal(fitted.estimates(entry.space()), maker(fitted, entry), n, seed);
    }

    static <M> Function<double[], M> maker(FittedModel fitted, ModelEntry<M> entry) {
        TimeScale unit = unit(fitted, entry);
        List<String> names = entry.space().names();
        return natural -> {
            Map<String, Double> parameters = new LinkedHashMap<>(fitted.parameters());
            for (int i = 0; i < natural.length; i++) {
                parameters.put(names.get(i), natural[i]);
            }
            return entry.of(parameters, unit);
        };
    }

    /**
     * How sure the model of purchases is.
     *
     * @return empty where the data did not determine all of its parameters
     * @throws ModelFileException if the file has none, or not whole
     */
    public Optional<PurchaseIntervals> purchaseIntervals() {
        AveragedFile average = average();
        if (average != null) {
            return Optional.of(average.intervals());
        }
        FittedModel fitted = fittedPurchases();
        if (fitted.covariates() != null) {
            return new CovariatesFile(fitted, fitted.covariates()).intervals();
        }
        CatalogEntry<?, ?> entry = ModelCatalog.get(fitted.model());
        return PurchaseIntervals.of(fitted.estimates(entry.space()), maker(fitted, entry));
    }

    /**
     * How sure the model of contracts is.
     *
     * @return empty where there is none, or the data did not determine all of its parameters
     * @throws ModelFileException if the file is not whole
     */
    public Optional<ContractIntervals> contractIntervals() {
        for (FittedModel fitted : models) {
            if (ContractCatalog.has(fitted.model())) {
                ContractEntry<?> entry = ContractCatalog.get(fitted.model());
                return ContractIntervals.of(fitted.estimates(entry.space()), maker(fitted, entry));
            }
        }
        return Optional.empty();
    }

    /**
     * How sure both models are of what purchases are worth.
     *
     * @return empty where there is no model of spend, or the data did not determine all parameters
     * @throws ModelFileException if the file is not whole
     */
    public Optional<ValueIntervals> valueIntervals() {
        for (FittedModel fitted : models) {
            if (SpendCatalog.has(fitted.model())) {
                SpendEntry<?, ?> entry = SpendCatalog.get(fitted.model());
                Optional<Nearby<SpendModel>> spend = Nearby.of(fitted.estimates(entry.space()), maker(fitted, entry));
                return purchaseIntervals().flatMap(of -> spend.map(nearby -> ValueIntervals.of(of, nearby)));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether every model in the file is at a usable maximum.
     *
     * @return false if some diagnosis is fatal
     */
    public boolean usable() {
        return models.stream()
                .flatMap(fitted -> fitted.diagnosis().stream())
                .noneMatch(d -> d.severity() == Diagnosis.Severity.FATAL);
    }

    /**
     * The file as JSON.
     *
     * @return indented text
     */
    public String toJson() {
        try {
            return Printable.lines(JSON.writeValueAsString(this)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model file of plain values cannot fail to be written", e);
        }
    }

    /**
     * Writes the file under a temporary name and moves it, so that no half file is ever seen.
     *
     * @param path where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path path) throws IOException {
        WholeFile.write(path, writer -> writer.write(toJson()));
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @return its models, checked
     * @throws IOException if it cannot be read
     * @throws ModelFileException with a sentence if it is not a model file, is damaged, or is newer than this reader
     */
    public static ModelFile read(Path path) throws IOException {
        return parse(new String(content(path), StandardCharsets.UTF_8));
    }

    /**
     * What a file holds, to be read as it is.
     *
     * @param path the file
     * @return its bytes
     * @throws IOException if it cannot be read
     * @throws ModelFileException if it is longer than any model file
     */
    public static byte[] content(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] content = in.readNBytes(LONGEST + 1);
            if (content.length > LONGEST) {
                throw new ModelFileException("it is longer than " + (LONGEST >> 20)
                        + " megabytes: it is no model file, or of another version");
            }
            return content;
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param json the text
     * @return its models, checked
     * @throws ModelFileException with a sentence if it is not a model file, is damaged, or is newer than this reader
     */
    public static ModelFile parse(String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ModelFileException(Problems.ofText(e), e);
        }
        if (tree == null || !FORMAT.equals(tree.path("format").asText())) {
            throw new ModelFileException("it is not a model file: \"format\" does not say \"" + FORMAT + "\"");
        }
        int version = tree.path("version").isInt() ? tree.path("version").asInt() : -1;
        if (version < 1) {
            throw new ModelFileException("its \"version\" is missing or no positive whole number");
        }
        if (version > VERSION) {
            throw new ModelFileException("it has schema version " + version + ", this program reads up to " + VERSION
                    + ": update the program, or fit again");
        }
        refuseReserved(tree);
        if (version == 1 && tree instanceof ObjectNode old) {
            Version1.upgrade(old);
        }
        try {
            ModelFile file = JSON.treeToValue(tree, ModelFile.class);
            if (file.contracts() == null) {
                file.purchases();
            }
            file.spend();
            return file;
        } catch (JsonProcessingException | NullPointerException | IllegalArgumentException e) {
            throw new ModelFileException(Problems.ofTree(tree, e), e);
        }
    }

    private static void refuseReserved(JsonNode tree) {
        for (JsonNode model : tree.path("models")) {
            for (String field : RESERVED) {
                if (model.hasNonNull(field)) {
                    throw new ModelFileException("model " + model.path("model").asText() + " has a " + field
                            + " part, which this program does not know: update the program");
                }
            }
        }
    }
}
