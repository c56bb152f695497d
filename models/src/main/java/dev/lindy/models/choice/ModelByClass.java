package dev.lindy.models.choice;

import dev.lindy.core.base.Sample;
import dev.lindy.core.estimate.CustomerFamily;
import dev.lindy.models.PurchaseModel;
import org.jspecify.annotations.Nullable;

/**
 * Models of purchases that this library does not have, by the name of their class. Such a class has a public static {@code
 * FAMILY}, whose id is that name, or a public static {@code ENTRY} that says more.
 */
final class ModelByClass {

    private ModelByClass() {}

    /** Whether a name is that of a model's class. */
    static boolean has(String name) {
        return find(name) != null;
    }

    /** The model's entry; refuses a name that is none, and a class that says too little. */
    static CatalogEntry<?, ?> get(String name) {
        Class<?> type = find(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "there is no model " + name + ", but " + String.join(", ", ModelCatalog.ids())
                            + ", and no class of a model of that name on the class path");
        }
        CatalogEntry<?, ?> entry = value(type, "ENTRY") instanceof CatalogEntry<?, ?> told
                ? told
                : value(type, "FAMILY") instanceof CustomerFamily<?, ?> family ? entry(family) : null;
        if (entry == null) {
            throw new IllegalArgumentException(
                    "the class " + name + " needs a public static FAMILY, a CustomerFamily, or"
                            + " ENTRY, a CatalogEntry, to be used by its name");
        }
        if (!entry.id().equals(name)) {
            throw new IllegalArgumentException("the id of the family of " + name
                    + " must be that name, by which files and" + " options know the model, but is " + entry.id());
        }
        return entry;
    }

    private static @Nullable Class<?> find(String name) {
        try {
            // Not initialised: nothing runs of a class that only happens to bear the name.
            Class<?> type = Class.forName(name, false, ModelByClass.class.getClassLoader());
            return PurchaseModel.class.isAssignableFrom(type) ? type : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static @Nullable Object value(Class<?> type, String field) {
        try {
            var found = type.getField(field);
            return found.trySetAccessible() ? found.get(null) : null;
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The class is a model of purchases, and so its family makes such. */
    @SuppressWarnings("unchecked")
    private static <D extends Sample, M extends PurchaseModel> CatalogEntry<D, M> entry(CustomerFamily<?, ?> family) {
        return CatalogEntry.of(ModelKind.CONTINUOUS, (CustomerFamily<D, M>) family);
    }
}
