package id.sigap.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.it.harness.Api;
import id.sigap.it.harness.SigapServer;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Complain by mail, by the web form and through an operator; each complaint has a word of its own to be found by. */
final class Citizens {
    /** How a complaint came in. */
    enum Way {
        MAIL,
        FORM,
        MANUAL
    }

    /**
     * What was acknowledged.
     *
     * @param ticket empty for a mail, which gets its ticket by mail
     * @param code empty but for the form
     * @param address where answers go; empty but for a mail
     */
    record Complaint(Way way, String word, String ticket, String code, String address) {}

    private final SigapServer server;
    private final MailRoom mailRoom;
    private final Calls calls;
    private final SplittableRandom random;
    private final Map<String, Complaint> acknowledged = new ConcurrentHashMap<>();

    Citizens(SigapServer server, MailRoom mailRoom, Calls calls, long seed) {
        this.server = server;
        this.mailRoom = mailRoom;
        this.calls = calls;
        this.random = new SplittableRandom(seed);
    }

    private synchronized String word() {
        return Words.unheardOf(random);
    }

    void mail() {
        String word = word();
        String address = word + "@warga.example";
        mailRoom.write(address, "Lampu jalan " + word, "Lampu jalan di dekat toko " + word + " mati, gelap sekali.");
        acknowledged.put(word, new Complaint(Way.MAIL, word, "", "", address));
    }

    void form() {
        String word = word();
        String body = Calls.body("name", "Siti", "text", "Sampah di depan toko " + word + " tiga hari tidak diangkut.");
        JsonObject receipt = post(server::api, "/api/public/complaints", body);
        acknowledged.put(
                word,
                new Complaint(Way.FORM, word, receipt.getString("ticket"), receipt.getString("trackingCode"), ""));
    }

    void manual() {
        String word = word();
        String body = Calls.body(
                "source", "phone", "name", "Budi", "text", "Jalan berlubang di depan toko " + word + ", berbahaya.");
        JsonObject receipt = post(() -> server.api("operator4"), "/api/complaints", body);
        acknowledged.put(word, new Complaint(Way.MANUAL, word, receipt.getString("ticket"), "", ""));
    }

    /** The same call with the same key until it is acknowledged; a token may end while the server is away. */
    private JsonObject post(Supplier<Api> caller, String path, String body) {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
        while (System.nanoTime() < deadline) {
            Optional<Api.Reply> reply = calls.post(caller.get().with("Idempotency-Key", key), path, body);
            if (reply.isPresent() && reply.get().status() == 201) {
                return reply.get().json();
            }
            // 404 comes from a container whose application is not there yet
            reply.ifPresent(
                    refused -> assertThat(refused.status()).as(refused.body()).isIn(404, 503));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        throw new AssertionError("Not acknowledged within four minutes: " + path);
    }

    /** By word. */
    Map<String, Complaint> acknowledged() {
        return Map.copyOf(acknowledged);
    }
}
