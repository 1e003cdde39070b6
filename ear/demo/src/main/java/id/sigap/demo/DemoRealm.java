package id.sigap.demo;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The realm of the demonstration: the office's realm file plus what only the demonstration has (people with a known
 * password and the role {@code demo}, by which Sigap refuses them elsewhere; a client for scripts). Lists of the second
 * file are added to those of the first, other values replace them: so the password policy, which refuses the demo password
 * in every other realm, is lifted here and only here.
 */
final class DemoRealm {
    private static final String DEMO = "demo";

    /** @param belongsTo realm roles, without the one that all have, and group paths */
    record Person(String username, String name, List<String> belongsTo) {}

    private final JsonObject realm;
    private final JsonObject additions;

    private DemoRealm(JsonObject realm, JsonObject additions) {
        this.realm = realm;
        this.additions = additions;
    }

    /** @param folder {@code keycloak-realm} of the project */
    static DemoRealm read(Path folder) {
        return new DemoRealm(
                object(folder.resolve("sigap-realm.json")),
                object(folder.resolve("demo").resolve("sigap-users.json")));
    }

    /** One realm that Keycloak imports at its start; secrets and addresses are still placeholders in it. */
    JsonObject merged() {
        return merge(realm, additions).asJsonObject();
    }

    List<Person> people() {
        return additions.getJsonArray("users").getValuesAs(JsonObject.class).stream()
                .map(user -> new Person(
                        user.getString("username"),
                        user.getString("firstName") + " " + user.getString("lastName"),
                        Stream.concat(strings(user, "realmRoles"), strings(user, "groups"))
                                .filter(group -> !group.equals(DEMO))
                                .toList()))
                .toList();
    }

    private static JsonValue merge(JsonValue mine, JsonValue added) {
        if (mine instanceof JsonArray first && added instanceof JsonArray second) {
            JsonArrayBuilder all = Json.createArrayBuilder(first);
            second.forEach(all::add);
            return all.build();
        }
        if (mine instanceof JsonObject first && added instanceof JsonObject second) {
            JsonObjectBuilder all = Json.createObjectBuilder(first);
            second.forEach((name, value) -> all.add(name, merge(first.get(name), value)));
            return all.build();
        }
        return added;
    }

    private static Stream<String> strings(JsonObject user, String name) {
        return user.getJsonArray(name).getValuesAs(JsonString.class).stream().map(JsonString::getString);
    }

    private static JsonObject object(Path file) {
        try (Reader in = Files.newBufferedReader(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new StartRefused("The realm file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
