package dev.lindy.models.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Model files of version 1, which had natural parameters alone. All of them were above 0, so that the unconstrained scale is
 * that of logarithms: cov(ln θ<sub>i</sub>, ln θ<sub>j</sub>) = cov(θ<sub>i</sub>, θ<sub>j</sub>)/(θ<sub>i</sub>
 * θ<sub>j</sub>).
 */
final class Version1 {

    private Version1() {}

    /** Adds to every model what version 2 has more; what is damaged stays so. */
    static void upgrade(ObjectNode file) {
        file.put("version", 2);
        for (JsonNode model : file.path("models")) {
            if (model instanceof ObjectNode fields) {
                addMoments(fields);
            }
        }
    }

    private static void addMoments(ObjectNode model) {
        List<Double> values = new ArrayList<>();
        model.path("standardErrors")
                .fieldNames()
                .forEachRemaining(
                        name -> values.add(model.path("parameters").path(name).asDouble()));
        ObjectNode unconstrained = model.putObject("unconstrained");
        ArrayNode point = unconstrained.putArray("point");
        ArrayNode covariance = unconstrained.putArray("covariance");
        for (int i = 0; i < values.size(); i++) {
            point.add(Math.log(values.get(i)));
            ArrayNode row = covariance.addArray();
            for (int j = 0; j < values.size(); j++) {
                JsonNode natural = model.path("covariance").path(i).path(j);
                row.add(natural.isNumber() ? natural.asDouble() / values.get(i) / values.get(j) : null);
            }
        }
    }
}
