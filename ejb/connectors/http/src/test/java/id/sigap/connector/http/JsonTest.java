package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static JsonObject object(String json) {
        return Json.object(Bytes.utf8(json)).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nul", "{", "[1,", "\uFEFF", "{\"a\":\"\u0000\"}"})
    void isEmptyForWhatIsNoJson(String text) {
        assertThat(Json.read(Bytes.utf8(text))).isEmpty();
    }

    @Test
    void isEmptyForWhatIsNestedWithoutEnd() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(Json.read(Bytes.of(deep.getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
    }

    @Test
    void readsAnIdWhateverItsType() {
        JsonObject from = object("{\"a\":{\"id\":90071992547409931},\"b\":{\"id\":\"-12\"},\"c\":{\"id\":null}}");

        assertThat(Json.text(from, "a", "id")).hasValue("90071992547409931");
        assertThat(Json.text(from, "b", "id")).hasValue("-12");
        assertThat(Json.text(from, "c", "id")).isEmpty();
        assertThat(Json.text(from, "d", "id", "x")).isEmpty();
        assertThat(Json.number(from, "b", "id")).hasValue(-12L);
    }

    @Test
    void takesWhatIsOfAnotherTypeForAbsent() {
        JsonObject from = object("{\"a\":\"text\",\"list\":[1,{\"x\":true},\"y\"],\"n\":1e999}");

        assertThat(Json.object(from, "a")).isEmpty();
        assertThat(Json.items(from, "a")).isEmpty();
        assertThat(Json.objects(from, "list")).singleElement().matches(o -> Json.flag(o, "x"));
        assertThat(Json.number(from, "n")).isEmpty();
    }
}
