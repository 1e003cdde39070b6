package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the realm files promise: an office's realm has no people and no secrets. */
class DemoRealmTest {
    private static final Path REALM = Path.of("..", "..", "keycloak-realm");
    private static final Path AGENCIES = Path.of(
            "..", "..", "ejb", "core", "src", "main", "resources", "id", "sigap", "data", "contoh", "agencies.csv");

    private final JsonObject office = read(REALM.resolve("sigap-realm.json"));
    private final DemoRealm demo = DemoRealm.read(REALM);
    private final JsonObject merged = demo.merged();

    @Test
    void theOfficesRealmHasNoPeopleBesidesTheServiceAccount() {
        assertThat(objects(office.getJsonArray("users")))
                .extracting(user -> user.getString("username"))
                .containsExactly("service-account-sigap-directory");
    }

    @Test
    void secretsAndAddressesArePlaceholders() throws IOException {
        assertThat(objects(office.getJsonArray("clients")))
                .extracting(client -> client.getString("secret"))
                .containsExactly("${SIGAP_OIDC_SECRET}", "${SIGAP_DIRECTORY_SECRET}");
        assertThat(Files.readString(REALM.resolve("sigap-realm.json")))
                .doesNotContain("localhost")
                .doesNotContain("http");
    }

    @Test
    void peopleSignInWithCodeAndPkceOnlyAndReturnToSigapOnly() {
        JsonObject web = client(merged, "sigap-web");

        assertThat(web.getBoolean("standardFlowEnabled")).isTrue();
        assertThat(web.getBoolean("directAccessGrantsEnabled")).isFalse();
        assertThat(web.getBoolean("implicitFlowEnabled")).isFalse();
        assertThat(web.getJsonObject("attributes").getString("pkce.code.challenge.method"))
                .isEqualTo("S256");
        assertThat(web.getJsonArray("redirectUris").getValuesAs(JsonString::getString))
                .containsExactly("${SIGAP_PUBLIC_URL}/app/login");
    }

    @Test
    void theDemoAddsItsClientAndPeopleAndLiftsThePasswordPolicy() {
        assertThat(client(merged, "sigap-cli").getBoolean("publicClient")).isTrue();
        assertThat(office.getString("passwordPolicy")).contains("length(12)");
        assertThat(merged.getString("passwordPolicy")).isEmpty();
        assertThat(demo.people())
                .extracting(DemoRealm.Person::username)
                .containsExactly(
                        "operator1",
                        "operator2",
                        "operator3",
                        "operator4",
                        "approver1",
                        "approver2",
                        "agency-ptmb",
                        "agency-dishub",
                        "agency-dpu",
                        "head-ptmb",
                        "head-dishub",
                        "head-office",
                        "admin1",
                        "admin2",
                        "auditor1");
    }

    @Test
    void everyPersonOfTheDemoIsMarkedAsSuch() {
        assertThat(objects(merged.getJsonArray("users")))
                .filteredOn(user -> !user.containsKey("serviceAccountClientId"))
                .allSatisfy(user -> assertThat(user.getJsonArray("realmRoles").getValuesAs(JsonString::getString))
                        .contains("demo"));
        assertThat(objects(office.getJsonObject("roles").getJsonArray("realm")))
                .extracting(role -> role.getString("name"))
                .containsExactly("operator", "approver", "agency-officer", "administrator", "auditor");
    }

    @Test
    void everyRoleAndGroupOfAPersonExists() {
        Set<String> known = new HashSet<>();
        objects(merged.getJsonObject("roles").getJsonArray("realm")).forEach(role -> known.add(role.getString("name")));
        objects(merged.getJsonArray("groups")).forEach(group -> collect(group, known));

        assertThat(demo.people()).allSatisfy(person -> assertThat(known).containsAll(person.belongsTo()));
    }

    @Test
    void everyAgencyOfTheExamplePackHasItsGroupWithHeadAndRole() throws IOException {
        JsonArray groups = objects(office.getJsonArray("groups")).stream()
                .filter(group -> group.getString("name").equals("agencies"))
                .findFirst()
                .orElseThrow()
                .getJsonArray("subGroups");

        assertThat(objects(groups))
                .extracting(group -> group.getString("name"))
                .containsExactlyInAnyOrderElementsOf(codes());
        assertThat(objects(groups)).allSatisfy(group -> {
            assertThat(group.getJsonArray("realmRoles").getString(0)).isEqualTo("agency-officer");
            assertThat(group.getJsonArray("subGroups").getJsonObject(0).getString("path"))
                    .isEqualTo("/agencies/" + group.getString("name") + "/head");
        });
    }

    private static List<String> codes() throws IOException {
        Pattern row = Pattern.compile("^([A-Z0-9_]+),");
        return Files.readAllLines(AGENCIES).stream()
                .map(row::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    private static void collect(JsonObject group, Set<String> paths) {
        paths.add(group.getString("path"));
        if (group.containsKey("subGroups")) {
            objects(group.getJsonArray("subGroups")).forEach(child -> collect(child, paths));
        }
    }

    private static JsonObject client(JsonObject realm, String id) {
        return objects(realm.getJsonArray("clients")).stream()
                .filter(client -> client.getString("clientId").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.getValuesAs(JsonObject.class);
    }

    private static JsonObject read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
