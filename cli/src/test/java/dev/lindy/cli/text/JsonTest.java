package dev.lindy.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No number reaches JSON that JSON has no word for. */
class JsonTest {

    private record Result(double plain, Double boxed) {}

    @Test
    void whatIsNotFiniteIsNull() {
        assertThat(Json.of(new Result(Double.NaN, Double.POSITIVE_INFINITY)).replaceAll("\\s", ""))
                .isEqualTo("{\"plain\":null,\"boxed\":null}");
        assertThat(Json.of(Map.of("list", List.of(1.5, Double.NEGATIVE_INFINITY)))
                        .replaceAll("\\s", ""))
                .isEqualTo("{\"list\":[1.5,null]}");
        assertThat(Json.of(new Result(1e-300, 0.1)).replaceAll("\\s", ""))
                .isEqualTo("{\"plain\":1.0E-300,\"boxed\":0.1}");
    }
}
