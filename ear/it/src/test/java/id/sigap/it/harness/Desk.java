package id.sigap.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The acts of citizens and of the desk over REST, as tests of whole paths say them. */
public final class Desk {
    /** An answer that the guide finds nothing wrong with. */
    public static final String ANSWER =
            "Yth. Bapak/Ibu, terima kasih atas laporannya. Petugas sudah menindaklanjuti dan selesai sore ini.";

    private final SigapServer server;

    public Desk(SigapServer server) {
        this.server = server;
    }

    /** What the citizen got. */
    public record Ticket(String number, String code) {
        public String path() {
            return "/api/complaints/" + number;
        }

        public String publicPath(String more) {
            return "/api/public/complaints/" + number + more + "?code=" + code;
        }
    }

    public Ticket complain(String text) {
        String body = Json.createObjectBuilder().add("text", text).build().toString();
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .postPatiently("/api/public/complaints", body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return new Ticket(reply.json().getString("ticket"), reply.json().getString("trackingCode"));
    }

    public void write(Ticket ticket, String text) {
        Api.Reply reply = server.api()
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        ticket.publicPath("/messages"),
                        Json.createObjectBuilder().add("text", text).build().toString());
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    public JsonObject act(String person, Ticket ticket, String act, String json) {
        Api.Reply reply = server.api(person).post(ticket.path() + "/" + act, json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    public JsonObject see(String person, Ticket ticket) {
        Api.Reply reply = server.api(person).get(ticket.path());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    public String state(Ticket ticket) {
        return see("approver1", ticket).getString("state");
    }

    /** Writes, submits and has somebody else approve; the holder is {@code operator1}. */
    public void say(Ticket ticket, String kind, String text) {
        say(
                ticket,
                Json.createObjectBuilder()
                        .add("kind", kind)
                        .add("target", "private")
                        .add("text", text));
    }

    /** The same with a draft that says more. */
    public void say(Ticket ticket, JsonObjectBuilder draft) {
        act("operator1", ticket, "claim", "{}");
        String body = draft.build().toString();
        int version = newest(act("operator1", ticket, "drafts", body)).getInt("version");
        JsonObject submitted = act("operator1", ticket, "drafts/" + version + "/submit", "{}");
        String hash = "{\"sha256\":\"" + newest(submitted).getString("sha256") + "\"}";
        act("approver1", ticket, "drafts/" + version + "/approve", hash);
    }

    private static JsonObject newest(JsonObject shape) {
        List<JsonObject> wordings = shape.getJsonArray("wordings").getValuesAs(JsonObject.class);
        return wordings.get(wordings.size() - 1);
    }

    /** What time it is for the business. */
    public Instant now() {
        return later("PT0S");
    }

    /** Moves the business clock forward, such as by {@code P7D}, and tells what time it is then. */
    public Instant later(String duration) {
        Api.Reply reply = server.api("admin1").post("/api/demo/clock", "{\"by\":\"" + duration + "\"}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return Instant.parse(reply.json().getString("now"));
    }
}
