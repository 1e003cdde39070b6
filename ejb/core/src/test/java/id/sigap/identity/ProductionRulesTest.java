package id.sigap.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionRulesTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "SIGAP_DB_DRIVER", "PostgreSQL",
            "SIGAP_LEDGER_KEY", "MC4CAQAwBQYDK2VwBCIEIDAxMjM0NTY3ODlhYmNkZWZnaGlqa2xtbm9wcXJzdHV2",
            "SIGAP_DB_PASSWORD", "k7Jp2mXq9w",
            "SIGAP_DB_OWNER_PASSWORD", "Zr4tB8nLs1",
            "SIGAP_MASTER_KEY",
                    Base64.getEncoder()
                            .encodeToString("0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.UTF_8)),
            "SIGAP_OIDC_SECRET", "a".repeat(24),
            "SIGAP_DIRECTORY_SECRET", "b".repeat(24),
            "SIGAP_PUBLIC_URL", "https://lapor.kota.example",
            "OIDC_PROVIDER_URL", "https://masuk.kota.example/realms/sigap",
            "SIGAP_COOKIE_SECURE", "true"));

    @Test
    void acceptsAnOfficesSettings() {
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SIGAP_DB_DRIVER",
                "SIGAP_DB_PASSWORD",
                "SIGAP_DB_OWNER_PASSWORD",
                "SIGAP_MASTER_KEY",
                "SIGAP_LEDGER_KEY",
                "SIGAP_OIDC_SECRET",
                "SIGAP_DIRECTORY_SECRET",
                "SIGAP_PUBLIC_URL",
                "OIDC_PROVIDER_URL",
                "SIGAP_COOKIE_SECURE"
            })
    void namesASettingThatIsMissing(String name) {
        settings.remove(name);

        assertThat(broken()).singleElement().asString().contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGAP_DB_DRIVER,H2",
        "SIGAP_DB_PASSWORD,sigap_app",
        "SIGAP_DB_OWNER_PASSWORD,sigap_owner",
        "SIGAP_DB_USER,sigap_owner",
        "SIGAP_MASTER_KEY,c2hvcnQ=",
        "SIGAP_MASTER_KEY,*",
        "SIGAP_MASTER_KEY,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "SIGAP_MASTER_KEY,ZGVtb0VGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=",
        "SIGAP_LEDGER_KEY,*",
        "SIGAP_LEDGER_KEY,/nowhere/ledger.pem",
        "SIGAP_LEDGER_KEY,MC4CAQAwBQYDK2VwBCIEIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "SIGAP_LEDGER_KEY,MC4CAQAwBQYDK2VwBCIEIGRlbW9FRkdISUpLTE1OT1BRUlNUVVZXWFlaYWJjZGVm",
        "SIGAP_OIDC_SECRET,demo-0123456789abcdef0123456789abcdef",
        "SIGAP_DIRECTORY_SECRET,short",
        "SIGAP_PUBLIC_URL,http://lapor.kota.example",
        "OIDC_PROVIDER_URL,http://masuk.kota.example/realms/sigap",
        "SIGAP_COOKIE_SECURE,false"
    })
    void refusesWhatBelongsToADemonstrationOrIsWeak(String name, String value) {
        settings.put(name, value);

        assertThat(broken()).singleElement().asString().contains(name).doesNotContain("0123456789abcdef");
    }

    private List<String> broken() {
        return ProductionRules.broken(name -> Optional.ofNullable(settings.get(name)));
    }
}
