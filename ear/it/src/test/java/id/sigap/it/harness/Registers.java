package id.sigap.it.harness;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** What an administrator writes down before cases can go to another office's system. */
public final class Registers {
    private final SigapServer server;

    public Registers(SigapServer server) {
        this.server = server;
    }

    /** Opens a channel, with its entry in the account register. */
    public Api.Reply channel(String id, String connector, Map<String, String> settings, Map<String, String> secrets) {
        return server.api("admin1")
                .post(
                        "/api/admin/channels",
                        Json.createObjectBuilder()
                                .add("id", id)
                                .add("connector", connector)
                                .add("label", "Sistem " + id)
                                .add("settings", object(settings))
                                .add("secrets", object(secrets))
                                .add(
                                        "registration",
                                        object(Map.of(
                                                "owner", "Dinas Kominfo",
                                                "accountable", "Kabag Humas",
                                                "legalBasis", "Keputusan wali kota",
                                                "purpose", "Meneruskan aduan"))));
    }

    /**
     * An agency that is reached by a system.
     *
     * @param how {@code open311} or {@code file}
     * @param service of the system; empty where it has none
     */
    public Api.Reply agency(String code, String how, String channel, String service) {
        return server.api("admin1")
                .post(
                        "/api/admin/registers/agencies/rows",
                        Json.createObjectBuilder()
                                .add(
                                        "fields",
                                        object(Map.of(
                                                "code", code,
                                                "name", "Dinas " + code.replace('_', ' '),
                                                "reached_by", how,
                                                "channel", channel,
                                                "service_code", service))));
    }

    private static JsonObjectBuilder object(Map<String, String> fields) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        fields.forEach(object::add);
        return object;
    }
}
