package id.sigap.it.admin;

import static id.sigap.it.harness.Patience.PATIENCE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.sigap.it.harness.Rows;
import id.sigap.it.harness.SigapServer;
import id.sigap.it.harness.WebhookAccount;
import id.sigap.it.harness.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a stranger can send to a channel's public address, at a channel of each platform: it is refused with its status and
 * counted, and nothing of it is stored but a line in the ledger.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForgedDeliveries {
    private static final String JSON = "application/json";

    private final SigapServer server;
    private final Rows rows;
    private final Wire wire;
    private final List<WebhookAccount> opened = new ArrayList<>();

    ForgedDeliveries(SigapServer server) {
        this.server = server;
        this.rows = new Rows(server.database());
        this.wire = new Wire(server);
    }

    /** Each with a name that was never used: its first refusal of a kind is written at once. */
    @BeforeAll
    void openAChannelOfEachPlatform() throws SQLException {
        String run = Long.toString(System.nanoTime(), 36);
        for (WebhookAccount account : List.of(
                WebhookAccount.facebook("fb" + run),
                WebhookAccount.messenger("ms" + run),
                WebhookAccount.instagram("ig" + run),
                WebhookAccount.x("x" + run),
                WebhookAccount.whatsApp("wa" + run),
                WebhookAccount.telegram("tg" + run))) {
            opened.add(account.openOn(server));
        }
    }

    @AfterAll
    void pauseThem() throws SQLException {
        for (WebhookAccount account : opened) {
            account.pauseOn(server);
        }
    }

    Stream<WebhookAccount> accounts() {
        return opened.stream();
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void keepsNothingOfAForgedDelivery(WebhookAccount account) throws Exception {
        Trace before = trace(account);

        Wire.Answer forged = wire.send(account.post(JSON, account.forged(account.empty()), account.empty()));

        assertThat(forged.status()).isEqualTo(401);
        leavesOnly(before, account, refused(account, account.wrong()));
    }

    /** Where a platform's connector tells both by one code, the second within a minute is written with all others of it. */
    @ParameterizedTest
    @MethodSource("accountsThatTellBoth")
    void keepsNothingOfAnUnsignedDelivery(WebhookAccount account) throws Exception {
        Trace before = trace(account);

        Wire.Answer unsigned = wire.send(account.post(JSON, null, account.empty()));

        assertThat(unsigned.status()).isEqualTo(401);
        leavesOnly(before, account, refused(account, account.missing()));
    }

    Stream<WebhookAccount> accountsThatTellBoth() {
        return accounts().filter(account -> !account.missing().equals(account.wrong()));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void keepsNothingOfAnotherTypeOfContent(WebhookAccount account) throws Exception {
        Trace before = trace(account);
        String body = account.empty();

        Wire.Answer answer = wire.send(account.post("text/xml", account.proof(body), body));

        assertThat(answer.status()).isEqualTo(415);
        leavesOnly(before, account, refused(account, "json-expected"));
    }

    @ParameterizedTest
    @MethodSource("accounts")
    void keepsOnlyForInspectionWhatIsGenuineButBreaksOff(WebhookAccount account) throws Exception {
        Trace before = trace(account);
        String body = account.empty().substring(0, account.empty().length() - 1);

        Wire.Answer answer = wire.send(account.genuine(body));
        Wire.Answer again = wire.send(account.genuine(body));

        assertThat(List.of(answer.status(), again.status())).containsExactly(400, 400);
        Trace after = trace(account);
        assertThat(after.deliveries()).isEqualTo(before.deliveries() + 1);
        assertThat(after.taken()).isEqualTo(before.taken());
        assertThat(rows.text("select state || ' ' || error from delivery where id = (select max(id) from delivery"
                        + " where channel_id = '" + account.channel() + "')"))
                .isEqualTo("dead bad-json");
        assertThat(rows.text(
                        "select count(*) from ledger_entry where act = 'delivery.dead' and data like '%:' || (select"
                                + " max(id) from delivery where channel_id = '" + account.channel() + "') || '}'"))
                .isEqualTo("1");
        leaves(before, account, repeated(account));
    }

    @Test
    void keepsNothingOfADeliveryThatComesAgain() throws Exception {
        WebhookAccount account = opened.get(0);
        WebhookAccount fresh = WebhookAccount.facebook(account.channel() + "r").openOn(server);
        opened.add(fresh);
        assertThat(wire.send(fresh.genuine(fresh.empty())).status()).isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> !rows.text("select state from delivery where channel_id = '" + fresh.channel() + "'")
                        .equals("new"));
        Trace before = trace(fresh);

        Wire.Answer again = wire.send(fresh.genuine(fresh.empty()));
        Wire.Answer andAgain = wire.send(fresh.genuine(fresh.empty()));

        assertThat(List.of(again.status(), andAgain.status())).containsExactly(200, 200);
        leavesOnly(before, fresh, repeated(fresh));
        assertThat(server.api("admin1")
                        .get("/api/admin/channels/" + fresh.channel())
                        .json()
                        .getInt("repeated"))
                .isEqualTo(2);
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() throws Exception {
        WebhookAccount account = opened.get(0);
        Trace before = trace(account);

        Wire.Answer answer = wire.send(account.head(9 * 1024 * 1024, JSON, account.proof("")));

        assertThat(answer.status()).isEqualTo(413);
        leavesOnly(before, account, refused(account, "too-large"));
    }

    @Test
    void keepsNothingOfWhatEndsBeforeItsAnnouncedLength() throws Exception {
        WebhookAccount account = opened.get(0);
        Trace before = trace(account);

        Wire.Answer answer = wire.breakOff(account.head(500, JSON, account.proof("")) + "{\"obj");

        assertThat(answer.status()).isIn(400, 0);
        leavesOnly(before, account, refused(account, "cut-short"));
    }

    @Test
    void keepsNothingOfWhatDripsIn() throws Exception {
        WebhookAccount account = opened.get(0);
        Trace before = trace(account);
        ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
        try (Socket socket = server.socket()) {
            OutputStream out = socket.getOutputStream();
            out.write(account.head(1000, JSON, account.proof("")).getBytes(ISO_8859_1));
            tap.scheduleAtFixedRate(() -> drip(out), 0, 1, TimeUnit.SECONDS);

            assertThat(Wire.read(socket, Instant.now()).status()).isEqualTo(408);
        } finally {
            tap.shutdownNow();
        }
        leavesOnly(before, account, refused(account, "slow-delivery"));
    }

    private static void drip(OutputStream out) {
        try {
            out.write('{');
            out.flush();
        } catch (IOException closed) {
            throw new IllegalStateException("The server has closed the connection.", closed);
        }
    }

    /**
     * What there is of a channel.
     *
     * @param taken messages, complaints and letters
     */
    private record Trace(long deliveries, List<Long> taken, List<String> lines) {}

    private Trace trace(WebhookAccount account) throws SQLException {
        List<Long> taken = new ArrayList<>();
        for (String table : List.of("message", "complaint", "outbox", "intake_event")) {
            taken.add(count(table, account));
        }
        return new Trace(count("delivery", account), taken, lines(account));
    }

    private long count(String table, WebhookAccount account) throws SQLException {
        return Long.parseLong(
                rows.text("select count(*) from " + table + " where channel_id = '" + account.channel() + "'"));
    }

    private List<String> lines(WebhookAccount account) throws SQLException {
        String all = rows.text("select string_agg(act || ' ' || data, chr(10) order by id) from ledger_entry"
                + " where data like '%\"channel\":\"" + account.channel() + "\"%'");
        return all.equals("null") ? List.of() : List.of(all.split("\n"));
    }

    private void leavesOnly(Trace before, WebhookAccount account, String... lines) throws SQLException {
        leaves(before, account, lines);
        Trace after = trace(account);
        assertThat(after.deliveries()).as("deliveries").isEqualTo(before.deliveries());
        assertThat(after.taken()).as("messages, complaints, letters, events").isEqualTo(before.taken());
    }

    private void leaves(Trace before, WebhookAccount account, String... lines) {
        List<String> expected = new ArrayList<>(before.lines());
        expected.addAll(List.of(lines));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(lines(account)).containsExactlyElementsOf(expected));
    }

    private static String refused(WebhookAccount account, String code) {
        return line("delivery.refused", account, code);
    }

    private static String repeated(WebhookAccount account) {
        return line("delivery.repeated", account, "repeated");
    }

    private static String line(String act, WebhookAccount account, String code) {
        return act + " {\"channel\":\"" + account.channel() + "\",\"code\":\"" + code + "\",\"count\":1}";
    }
}
