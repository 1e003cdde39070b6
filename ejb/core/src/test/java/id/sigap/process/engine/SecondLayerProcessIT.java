package id.sigap.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What expressions and variables refuse by themselves, on an engine whose tree check is taken away. */
class SecondLayerProcessIT {

    private static TestEngine engine;

    @BeforeAll
    static void start() {
        engine = TestEngine.closed(Map.of("publishReply", execution -> {}), configuration -> {
            configuration.getProcessEnginePlugins().add(new WithoutTreeCheck());
            return configuration;
        });
    }

    @AfterEach
    void clear() {
        engine.clear();
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<camunda:inputOutput><camunda:inputParameter name=\"x\">${publishReply}</camunda:inputParameter></camunda:inputOutput>",
                "<camunda:executionListener event=\"start\" delegateExpression=\"${publishReply}\"/>",
                "<camunda:taskListener event=\"create\" delegateExpression=\"${publishReply}\"/>",
            })
    void resolvesABeanOnlyForTheTaskThatCallsIt(String extension) {
        engine.deploy("P.bpmn", Bpmn.around("""
                <bpmn:userTask id="Node"><bpmn:extensionElements>%s</bpmn:extensionElements></bpmn:userTask>
                """.formatted(extension)));

        assertThatThrownBy(() -> engine.start("P", Map.of())).hasMessageContaining("publishReply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${list[0]}",
                "${map.key}",
                "${name.length()}",
                "${name.bytes}",
                "${now()}",
                "${currentUser()}",
                "${execution.id}"
            })
    void reachesIntoNoVariable(String expression) {
        assertThatThrownBy(() -> engine.deploy("P.bpmn", Bpmn.around("""
                        <bpmn:userTask id="Node" camunda:assignee="%s"/>
                        """.formatted(expression)))
                        .start("P", Map.of("list", List.of("a"), "map", Map.of("key", "a"), "name", "a")))
                .hasMessageFindingMatch("refused|Unknown property|a plain value is expected");
    }

    @Test
    void showsNoMapToAnExpression() {
        engine.deploy("P.bpmn", Bpmn.around("<bpmn:userTask id=\"Node\" camunda:assignee=\"${routing}\"/>"));

        assertThatThrownBy(() -> engine.start("P", Map.of("routing", Map.of("category", "AIR"))))
                .hasStackTraceContaining("a plain value is expected in an expression");
    }

    @Test
    void readsBackWhatItStores() throws Exception {
        PlainObjectSerializer serializer = new PlainObjectSerializer();
        Map<String, Object> plain = Map.of(
                "list", Collections.unmodifiableList(Arrays.asList("a", 1, 2L, 3.5, true, null)),
                "set", Set.of(new BigDecimal("1.5")),
                "date", new Date(0),
                "day", LocalDate.EPOCH,
                "map", Collections.singletonMap("deep", List.of("b")));

        assertThat(serializer.canSerializeValue(plain)).isTrue();
        assertThat(serializer.deserializeFromByteArray(serializer.serializeToByteArray(plain), "java.util.Map"))
                .isEqualTo(plain);
    }

    @Test
    void readsBackNothingElse() throws IOException {
        PlainObjectSerializer serializer = new PlainObjectSerializer();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(new java.util.ArrayList<>(List.of(new Payload.Bait())));
        }

        assertThatThrownBy(() -> serializer.deserializeFromByteArray(bytes.toByteArray(), "java.util.ArrayList"))
                .isInstanceOf(InvalidClassException.class);
    }

    @Test
    void storesNothingElse() {
        PlainObjectSerializer serializer = new PlainObjectSerializer();
        Serializable lambda = (Serializable & Runnable) () -> {};

        assertThat(serializer.canSerializeValue(lambda)).isFalse();
        assertThat(serializer.canSerializeValue(List.of(lambda))).isFalse();
        assertThat(serializer.canSerializeValue(Map.of(1, "key is no text"))).isFalse();
        assertThat(serializer.canSerializeValue(Finding.Severity.ERROR)).isFalse();
        assertThat(serializer.canSerializeValue(Collections.nCopies(10_001, "x")))
                .isFalse();
        assertThat(serializer.canSerializeValue(nested(6))).isFalse();
        assertThat(serializer.canHandle(Variables.serializedObjectValue("rO0AB")
                        .serializationDataFormat("application/x-java-serialized-object")
                        .objectTypeName("java.util.ArrayList")
                        .create()))
                .isFalse();
    }

    private static Object nested(int depth) {
        return depth == 0 ? "x" : List.of(nested(depth - 1));
    }
}
