package id.sigap.connector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final LocalizedText LABEL = new LocalizedText("Label", "Label");

    private final ConnectorDescription description = new ConnectorDescription(
            "contoh",
            Connector.API_VERSION,
            "1",
            LABEL,
            List.of(
                    Setting.required("host", SettingType.TEXT, LABEL, LABEL),
                    Setting.required("port", SettingType.INTEGER, LABEL, LABEL).withDefault("993"),
                    Setting.optional("seen", SettingType.BOOLEAN, LABEL, LABEL),
                    Setting.optional("site", SettingType.URL, LABEL, LABEL),
                    Setting.optional("sender", SettingType.ADDRESS, LABEL, LABEL),
                    Setting.choice(
                            "mode",
                            LABEL,
                            LABEL,
                            "fast",
                            List.of(new Setting.Option("fast", LABEL), new Setting.Option("slow", LABEL))),
                    Setting.required("password", SettingType.SECRET, LABEL, LABEL)),
            Set.of(Capability.POLLS),
            LengthUnit.CODE_POINTS);

    @Test
    void fillsInDefaultsAndLeavesSecretsAndStrangersOut() {
        Settings settings = Settings.of(description, Map.of("host", " mail ", "password", "rahasia", "other", "x"));

        assertThat(settings.values()).isEqualTo(Map.of("host", "mail", "port", "993", "mode", "fast"));
        assertThat(settings.integer("port")).isEqualTo(993);
        assertThat(settings.flag("seen")).isFalse();
        assertThat(settings.toString()).doesNotContain("mail").contains("host");
    }

    @Test
    void namesTheMissingSetting() {
        Settings settings = Settings.of(description, Map.of());

        assertThatThrownBy(() -> settings.text("host"))
                .isInstanceOf(MissingSettingException.class)
                .hasMessageContaining("host");
    }

    @Test
    void acceptsACompleteForm() {
        assertThat(Settings.check(
                        description,
                        Map.of("host", "mail", "site", "https://contoh.go.id", "sender", "a@contoh.go.id"),
                        Set.of("password")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "port, -1",
        "port, 99999999999",
        "port, satu",
        "seen, yes",
        "site, javascript:alert(1)",
        "site, contoh.go.id",
        "sender, a@b@c",
        "sender, tanpa-at",
        "mode, medium",
        "unknown, x"
    })
    void namesTheWrongField(String field, String value) {
        List<FieldFault> faults =
                Settings.check(description, Map.of("host", "mail", "password", "p", field, value), Set.of());

        assertThat(faults).extracting(FieldFault::field).containsExactly(field);
    }

    @Test
    void refusesALineBreakInAText() {
        assertThat(Settings.check(description, Map.of("host", "mail\r\nQUIT", "password", "p"), Set.of()))
                .extracting(FieldFault::field)
                .containsExactly("host");
    }

    @Test
    void asksForRequiredSettingsAndSecrets() {
        assertThat(Settings.check(description, Map.of(), Set.of()))
                .extracting(FieldFault::field)
                .containsExactly("host", "password");
    }

    @Test
    void refusesADescriptionWithOneNameTwice() {
        Setting setting = Setting.optional("host", SettingType.TEXT, LABEL, LABEL);

        assertThatThrownBy(() -> new ConnectorDescription(
                        "contoh", "1.0", "1", LABEL, List.of(setting, setting), Set.of(), LengthUnit.CODE_POINTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"host\" twice");
    }
}
