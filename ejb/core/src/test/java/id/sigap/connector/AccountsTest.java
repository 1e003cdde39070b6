package id.sigap.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import id.sigap.connector.api.Secret;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.officedata.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Channels are opened, changed, rotated and closed by what their connector declares. */
class AccountsTest {
    private static final String SECRET = "rahasia-sekali-1";
    private static final Registration ENTRY = new Registration("Diskominfo", "Kabag Humas", "SK 1/2026", "Aduan");

    private CoreInMemory core;
    private final Platform platform = new Platform();

    @BeforeEach
    void begin() {
        core = new CoreInMemory();
        core.redeploy(platform);
    }

    @AfterEach
    void end() {
        System.clearProperty("SIGAP_PRIVATE_ADDRESSES");
    }

    @Test
    void opensAChannelThatRunsWithATokenOfItsOwn() {
        Accounts.Opened opened = open("");

        assertThat(opened.id()).isEqualTo("contohplatform");
        assertThat(opened.made().get("verify-token")).matches("[A-Za-z0-9_-]{43}");
        assertThat(opened.toString()).doesNotContain(opened.made().get("verify-token"));
        Channels.Line line = line(opened.id());
        assertThat(line.channel().active()).isTrue();
        assertThat(line.channel().registration()).isEqualTo(ENTRY);
        assertThat(line.context().settings().text("address")).isEqualTo("https://platform.example");
        assertThat(line.context().secrets().require("app-secret").reveal()).isEqualTo(SECRET);
        assertThat(line.context().secrets().require("verify-token").reveal())
                .isEqualTo(opened.made().get("verify-token"));
    }

    @Test
    void numbersAnIdThatNobodyChoseAndRefusesOneThatIsTaken() {
        open("");
        assertThat(open("").id()).isEqualTo("contohplatform2");
        open("kanal");

        assertThatThrownBy(() -> open("kanal")).satisfies(refusal("exists"));
        assertThat(fields(() -> open("Kanal Saya"))).containsExactly("id");
    }

    @Test
    void saysAtEachFieldWhatIsWrong() {
        AccountAsk wrong = new AccountAsk(
                "", Map.of("address", "ftp://x", "app-secret", SECRET, "lain", "x"), Map.of("page", "x"), null, -1);

        assertThat(fields(() -> core.get(Accounts.class).open("admin1", null, Platform.ID, wrong)))
                .contains(
                        "label",
                        "silentAfterHours",
                        "registration.owner",
                        "registration.accountable",
                        "registration.legalBasis",
                        "registration.purpose",
                        "settings.address",
                        "settings.lain",
                        "settings.app-secret",
                        "secrets.page");
        assertThat(core.rows("select id from channel")).isEmpty();
    }

    @Test
    void hidesNoFaultBehindAnother() {
        System.setProperty("SIGAP_PRIVATE_ADDRESSES", "refuse");
        AccountAsk wrong = new AccountAsk(
                "", Map.of("address", "http://127.0.0.1/"), Map.of(), new Registration("a", "b", "c", ""), null);

        assertThat(fields(() -> core.get(Accounts.class).open("admin1", "Kanal Saya", Platform.ID, wrong)))
                .containsExactlyInAnyOrder(
                        "id", "label", "settings.address", "secrets.app-secret", "registration.purpose");
    }

    @Test
    void keepsATokenThatThePlatformKnowsAlready() {
        AccountAsk ask = new AccountAsk(
                "Kanal",
                Map.of("address", "https://platform.example"),
                Map.of("app-secret", SECRET, "verify-token", "sudah-ada"),
                ENTRY,
                null);

        assertThat(core.get(Accounts.class)
                        .open("admin1", "kanal", Platform.ID, ask)
                        .made())
                .isEmpty();
        assertThat(valid("verify-token")).containsExactly("sudah-ada");
    }

    @Test
    void refusesAnAddressInsideTheOwnNetworkUnlessTheInstallationAllowsIt() {
        System.setProperty("SIGAP_PRIVATE_ADDRESSES", "refuse");
        for (String inside : List.of("http://127.0.0.1:8080/", "http://169.254.169.254/latest", "http://[::1]/")) {
            assertThat(fields(() -> core.get(Accounts.class).open("admin1", null, Platform.ID, ask(inside))))
                    .as(inside)
                    .containsExactly("settings.address");
        }

        System.setProperty("SIGAP_PRIVATE_ADDRESSES", "allow");
        assertThat(core.get(Accounts.class)
                        .open("admin1", "dalam", Platform.ID, ask("http://127.0.0.1:8080/"))
                        .id())
                .isEqualTo("dalam");
    }

    @Test
    void changesOnlyTheVersionThatWasSeenAndKeepsTheSecrets() {
        open("kanal");
        long seen = line("kanal").channel().version();
        AccountAsk changed =
                new AccountAsk("Kanal baru", Map.of("address", "https://platform.example/v2"), Map.of(), ENTRY, 12);

        assertThatThrownBy(() -> core.get(Accounts.class).change("admin1", "kanal", null, changed))
                .satisfies(refusal("if-match-expected"));
        assertThatThrownBy(() -> core.get(Accounts.class).change("admin1", "kanal", seen + 1, changed))
                .satisfies(refusal("stale-version"));
        assertThat(core.get(Accounts.class).change("admin1", "kanal", seen, changed))
                .isTrue();
        assertThat(core.get(Accounts.class).change("admin1", "kanal", seen + 1, changed))
                .isFalse();

        Channels.Line line = line("kanal");
        assertThat(line.channel().label()).isEqualTo("Kanal baru");
        assertThat(line.channel().version()).isEqualTo(seen + 1);
        assertThat(line.context().secrets().require("app-secret").reveal()).isEqualTo(SECRET);
    }

    /** What the connector got from the platform by itself, nobody can give again. */
    @Test
    void forgetsAtAnotherServerWhatMayStayEmpty() {
        open("kanal");
        line("kanal").context().secrets().replace("access-token", Secret.of("dari-platform"));
        Map<String, String> moved = Map.of("address", "https://own.example");
        long seen = line("kanal").channel().version();

        assertThatThrownBy(() -> core.get(Accounts.class)
                        .change("admin1", "kanal", seen, new AccountAsk("Kanal", moved, Map.of(), ENTRY, null)))
                .satisfies(refusal("secrets-needed"))
                .hasMessageEndingWith("dilupakan: Token akses.")
                .satisfies(failure -> assertThat(((Refusal) failure).extra())
                        .extractingByKey("faults")
                        .asString()
                        .doesNotContain("access-token"));
        assertThat(valid("access-token")).containsExactly("dari-platform");

        Map<String, String> given = Map.of("app-secret", "baru", "verify-token", "token-baru");
        core.get(Accounts.class).change("admin1", "kanal", seen, new AccountAsk("Kanal", moved, given, ENTRY, null));

        assertThat(valid("access-token")).isEmpty();
        assertThat(valid("app-secret")).containsExactly("baru");
        assertThat(core.rows("select after_json from change_log where act = 'changed'"))
                .singleElement()
                .asString()
                .contains("\"secretsForgotten\":\"access-token\"");
    }

    @Test
    void sendsNoStoredSecretToAnotherPortNorInPlainWords() {
        open("kanal");
        long seen = line("kanal").channel().version();
        for (Map.Entry<String, String> changed :
                Map.of("imap-port", "19997", "allow-plain", "true").entrySet()) {
            AccountAsk ask = new AccountAsk(
                    "Kanal",
                    Map.of("address", "https://platform.example", changed.getKey(), changed.getValue()),
                    Map.of(),
                    ENTRY,
                    null);
            assertThatThrownBy(() -> core.get(Accounts.class).change("admin1", "kanal", seen, ask))
                    .as(changed.getKey())
                    .satisfies(refusal("secrets-needed"));
        }
    }

    /** Whoever could point a channel at a server of their own would read its secrets there. */
    @Test
    void sendsNoStoredSecretToAnotherServer() {
        open("kanal");
        long seen = line("kanal").channel().version();
        for (String elsewhere :
                List.of("https://own.example", "http://platform.example", "https://platform.example:8443/")) {
            for (Map<String, String> given : List.of(Map.<String, String>of(), Map.of("app-secret", "tebakan"))) {
                AccountAsk ask = new AccountAsk("Kanal", Map.of("address", elsewhere), given, ENTRY, null);
                assertThatThrownBy(() -> core.get(Accounts.class).change("admin1", "kanal", seen, ask))
                        .as(elsewhere)
                        .satisfies(refusal("secrets-needed"))
                        .satisfies(failure -> assertThat(((Refusal) failure).extra())
                                .extractingByKey("faults")
                                .asString()
                                .contains("secrets.verify-token")
                                .doesNotContain(SECRET));
            }
        }
        assertThat(line("kanal").context().settings().text("address")).isEqualTo("https://platform.example");

        AccountAsk known = new AccountAsk(
                "Kanal",
                Map.of("address", "https://own.example"),
                Map.of("app-secret", "baru", "verify-token", "token-baru"),
                ENTRY,
                null);
        assertThat(core.get(Accounts.class).change("admin1", "kanal", seen, known))
                .isTrue();

        assertThat(valid("app-secret")).containsExactly("baru");
        assertThat(valid("verify-token")).containsExactly("token-baru");
        assertThat(core.rows("select coalesce(before_json, '') || after_json from change_log where act = 'changed'"))
                .singleElement()
                .asString()
                .contains("own.example", "app-secret, verify-token")
                .doesNotContain("\"baru\"", "token-baru");
    }

    @Test
    void keepsTwoValuesOfASecretWhileItIsRotated() {
        open("kanal");
        SecretRotation rotation = core.get(SecretRotation.class);
        rotation.replace("admin1", "kanal", "app-secret", "rahasia-dua-2");
        assertThat(valid("app-secret")).containsExactly("rahasia-dua-2", SECRET);

        rotation.end("admin1", "kanal", "app-secret");
        assertThat(valid("app-secret")).containsExactly("rahasia-dua-2");
        assertThatThrownBy(() -> rotation.end("admin1", "kanal", "app-secret")).satisfies(refusal("no-rotation"));
        assertThatThrownBy(() -> rotation.replace("admin1", "kanal", "address", "x"))
                .satisfies(refusal("not-found"));
        assertThat(fields(() -> rotation.replace("admin1", "kanal", "app-secret", " ")))
                .containsExactly("secrets.app-secret");

        String token = rotation.replace("admin1", "kanal", "verify-token", null).orElseThrow();
        assertThat(valid("verify-token")).hasSize(2).startsWith(token);
    }

    @Test
    void whatThePlatformIssuedInExchangeIsNoRotation() {
        open("kanal");
        line("kanal").context().secrets().replace("app-secret", Secret.of("ditukar"));

        assertThat(valid("app-secret")).containsExactly("ditukar");
    }

    /** Two threads with a channel at hand: the one that comes second must not spend a token that is spent already. */
    @Test
    void whatThePlatformIssuedInExchangeIsSeenByAllWhoHaveTheChannelAtHand() {
        open("kanal");
        Channels.Line mine = line("kanal");
        Channels.Line others = line("kanal");

        mine.context().secrets().replace("app-secret", Secret.of("ditukar"));

        assertThat(mine.context().secrets().require("app-secret").reveal()).isEqualTo("ditukar");
        assertThat(others.context().secrets().require("app-secret").reveal()).isEqualTo("ditukar");
    }

    @Test
    void tellsTheChangeLogAndTheRegisterNoSecret() {
        Accounts.Opened opened = open("kanal");
        core.get(SecretRotation.class).replace("admin1", "kanal", "app-secret", "rahasia-dua-2");
        core.get(SecretRotation.class).end("admin1", "kanal", "app-secret");

        assertThat(core.rows("select act from change_log where subject = 'kanal' order by id"))
                .containsExactly("opened", "secret-changed", "rotation-ended");
        String everything = core.rows("select coalesce(before_json, '') || coalesce(after_json, '') from change_log")
                + core.act(() -> core.get(AccountRegister.class).csv())
                + core.rows("select secrets_sealed from channel");
        assertThat(everything)
                .contains("Kabag Humas")
                .doesNotContain(SECRET, "rahasia-dua-2", opened.made().get("verify-token"));
    }

    @Test
    void closesForGoodOnlyWhatNothingWaitsOn() {
        open("kanal");
        core.complain("kanal", false, null);
        assertThatThrownBy(() -> core.get(Accounts.class).close("admin1", "kanal", "Akun dihapus"))
                .satisfies(refusal("channel-in-use"));

        open("lain");
        core.get(Accounts.class).close("admin1", "lain", "Akun dihapus");

        assertThat(line("lain").channel().active()).isFalse();
        assertThat(core.rows("select secrets_sealed from channel where id = 'lain'"))
                .containsOnlyNulls();
        assertThatThrownBy(() -> core.run(() -> core.get(ChannelSwitch.class).resume("lain", "admin1")))
                .satisfies(refusal("channel-closed"));
    }

    @Test
    void staysOpenWhileSomethingIsToBeFetched() {
        open("kanal");
        core.sql(
                "insert into remote_file (id, channel_id, content_sealed, state, attempts, next_attempt, give_up_at, created_at) values"
                        + " (1, 'kanal', X'01', 'waiting', 0, current_timestamp, current_timestamp, current_timestamp)");

        assertThatThrownBy(() -> core.get(Accounts.class).close("admin1", "kanal", "Akun dihapus"))
                .satisfies(refusal("channel-in-use"))
                .hasMessageContaining("1 isi kiriman");
    }

    @Test
    void keepsASpreadsheetFromRunningWhatStandsInTheRegister() {
        core.get(Accounts.class)
                .open(
                        "admin1",
                        "kanal",
                        Platform.ID,
                        new AccountAsk(
                                "Kanal",
                                Map.of("address", "https://platform.example"),
                                Map.of("app-secret", SECRET),
                                new Registration("=HYPERLINK(1)", "b", "c", "d"),
                                null));

        assertThat(core.act(() -> core.get(AccountRegister.class).csv()).lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("kanal,contoh-platform,Kanal,'=HYPERLINK(1),b,c,d,running,");
    }

    private Accounts.Opened open(String id) {
        return core.get(Accounts.class).open("admin1", id, Platform.ID, ask("https://platform.example"));
    }

    private static AccountAsk ask(String address) {
        return new AccountAsk("Kanal", Map.of("address", address), Map.of("app-secret", SECRET), ENTRY, null);
    }

    private Channels.Line line(String id) {
        return core.get(Channels.class).line(id);
    }

    private List<String> valid(String name) {
        return line("kanal").context().secrets().all(name).stream()
                .map(Secret::reveal)
                .toList();
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> refusal(String code) {
        return failure -> assertThat(failure)
                .asInstanceOf(type(Refusal.class))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }

    /** The fields at which an act is refused. */
    private static List<String> fields(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            return ((List<?>) refusal.extra().get("faults"))
                    .stream().map(Fault.class::cast).map(Fault::field).toList();
        }
        throw new AssertionError("This was not refused.");
    }
}
