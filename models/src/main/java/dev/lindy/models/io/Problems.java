package dev.lindy.models.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.lindy.core.base.Printable;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a model file, by the name of the field. */
final class Problems {

    private static final int SHOWN = 40;

    private Problems() {}

    /** Why a text is no JSON. */
    static String ofText(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        if (message.startsWith("Duplicate")) {
            return "a field stands twice in one object (" + where(e) + ": " + Printable.text(message)
                    + "): which of them counts?";
        }
        return "it is not whole JSON (" + where(e) + "): the file is damaged or of another kind";
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "unreadable"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Why JSON is no model file. */
    static String ofTree(JsonNode tree, Exception e) {
        return "a part of it is missing or wrong: "
                + (e instanceof JsonMappingException json ? ofField(tree, json) : said(e));
    }

    private static String ofField(JsonNode tree, JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        JsonNode at = tree;
        for (JsonMappingException.Reference step : e.getPath()) {
            String name = step.getFieldName();
            path.append(name == null ? "[" + step.getIndex() + "]" : (path.length() == 0 ? "" : ".") + name);
            at = name == null ? at.path(step.getIndex()) : at.path(name);
        }
        Throwable cause = e.getCause();
        if (cause instanceof NullPointerException missing) {
            String field = String.valueOf(missing.getMessage());
            return field.matches("\\w+") && !field.equals("null")
                    ? absent(field, path.toString())
                    : "an entry of \"" + path + "\" is null";
        }
        if (cause instanceof IllegalArgumentException refused) {
            return "\"" + path + "\": " + said(refused);
        }
        if (at.isMissingNode() || at.isNull()) {
            int dot = path.lastIndexOf(".");
            return absent(path.substring(dot + 1), dot < 0 ? "" : path.substring(0, dot));
        }
        Class<?> wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return "\"" + path + "\" must be " + kind(wanted) + ", but is " + shown(at);
    }

    private static String absent(String field, String place) {
        return "there is no \"" + field + "\"" + (place.isEmpty() ? "" : " in " + place);
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == String.class) {
            return "a text";
        }
        if (type != null && Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type != null && (Map.class.isAssignableFrom(type) || type.isRecord())) {
            return "an object";
        }
        return "something else";
    }

    private static String shown(JsonNode node) {
        String text = Printable.text(node.toString());
        return text.length() > SHOWN ? text.substring(0, SHOWN - 1) + "…" : text;
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null
                ? "an entry is null"
                : Printable.text(message.lines().findFirst().orElse(""));
    }
}
