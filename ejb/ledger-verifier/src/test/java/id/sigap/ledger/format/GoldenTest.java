package id.sigap.ledger.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.ledger.merkle.Frontier;
import id.sigap.ledger.merkle.Hashes;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that may never change; made with other programs (Python, OpenSSL). The key is the first of RFC 8032. */
class GoldenTest {
    static final EntryText HANDED_OVER = new EntryText(
            42,
            Instant.parse("2026-11-22T03:04:05.000007Z"),
            "case.handed-over",
            "operator1",
            Optional.of("SGP-2026-000041"),
            "{\"claim\":2,\"to\":\"operátor 💧\"}");
    static final EntryText RELEASED = new EntryText(
            43, Instant.parse("2026-11-22T03:04:05Z"), "process.released", "system", Optional.empty(), "{}");
    private static final SigningKey KEY =
            SigningKey.parse("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g");
    private static final String CHECKPOINT = """
            lapor.kota.example
            2
            Nx29LCPKfnNvRzSN3vqaufssUBL1zSSUM8KiHVTr9uQ=
            time 2026-11-22T03:05:00.000000Z

            — lapor.kota.example bDQeGQtkU4GaFLTIyCIWygAWZG+38XO0Dw7y1OT9cOHJU5AI1qetIksW7t6D56Psz337fwiowdPBANaq7TaXTuYEJAI=
            """;

    @Test
    void writesAnEntryAsItIsHashed() {
        assertThat(HANDED_OVER.text()).isEqualTo("""
                        {"act":"case.handed-over","actor":"operator1","at":"2026-11-22T03:04:05.000007Z","data":"{\\"claim\\":2,\\"to\\":\\"operátor 💧\\"}","id":42,"ticket":"SGP-2026-000041"}""");
        assertThat(RELEASED.text()).isEqualTo("""
                        {"act":"process.released","actor":"system","at":"2026-11-22T03:04:05.000000Z","data":"{}","id":43}""");
        assertThat(hex(HANDED_OVER.hash()))
                .isEqualTo("be161573b88945eab297afbb0ab0fe703d2d667af6a6cb5d85443da02966f340");
        assertThat(hex(RELEASED.hash())).isEqualTo("433da31245f4ae6a8642f35a91705bae24688d74839089feea3f12f48e36402c");
    }

    @Test
    void linksLeavesIntoAChain() {
        byte[] first = Hashes.link(new byte[32], HANDED_OVER.hash());

        assertThat(hex(first)).isEqualTo("0b4a50b546038e749bc2092dc5759f1452e9f249997e53d055b6db6dfef44538");
        assertThat(hex(Hashes.link(first, RELEASED.hash())))
                .isEqualTo("bdac79ee8babb794df0645cb8ee71214572546043ba499fb4d47d2c610aa9289");
    }

    @Test
    void signsACheckpointAsOpensslDoes() {
        Frontier tree = new Frontier();
        tree.append(HANDED_OVER.hash());
        tree.append(RELEASED.hash());

        Checkpoint signed =
                Checkpoint.sign("lapor.kota.example", 2, tree.root(), Instant.parse("2026-11-22T03:05:00Z"), KEY);

        assertThat(signed.text()).isEqualTo(CHECKPOINT);
        assertThat(signed.keyId()).isEqualTo("6c341e19");
        assertThat(KEY.publicKey().raw()).isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @Test
    void readsACheckpointBackAndKnowsItsSignature() {
        Checkpoint read = Checkpoint.parse(CHECKPOINT.replace("\n", "\r\n"));

        assertThat(read.text()).isEqualTo(CHECKPOINT);
        assertThat(read.isSignedBy(KEY.publicKey())).isTrue();
        assertThat(read.isSignedBy(SigningKey.parse(SigningKey.generate()).publicKey()))
                .isFalse();
        assertThat(Checkpoint.parse(CHECKPOINT.replace("\n2\n", "\n3\n")).isSignedBy(KEY.publicKey()))
                .isFalse();
        assertThat(Checkpoint.parse(CHECKPOINT.replace("03:05:00", "03:05:01")).isSignedBy(KEY.publicKey()))
                .isFalse();
    }

    @Test
    void readsAnEntryOnlyInItsOneForm() {
        assertThat(EntryText.parse(HANDED_OVER.text())).isEqualTo(HANDED_OVER);
        assertThat(EntryText.parse(RELEASED.text())).isEqualTo(RELEASED);
        String text = RELEASED.text();
        for (String other : List.of(
                text.replace(":43", ": 43"),
                text.replace(":43", ":\"43\""),
                text.replace("000000Z", "0000Z"),
                text.replace("{\"act\"", "{\"more\":1,\"act\""),
                text.replace("\"id\":43", "\"id\":43,\"id\":44"),
                text.replace("process", "\\u0070rocess"),
                text + " ",
                text.substring(1),
                "{}")) {
            assertThatThrownBy(() -> EntryText.parse(other)).as(other).isInstanceOf(MalformedText.class);
        }
    }

    @Test
    void tellsEveryTextApart() {
        EntryText lone = new EntryText(1, Instant.EPOCH, "a", "b", Optional.empty(), "\ud83d?\u0001\"\\\n");

        assertThat(lone.text()).contains("\\ud83d?\\u0001\\\"\\\\\\n");
        assertThat(EntryText.parse(lone.text())).isEqualTo(lone);
        assertThat(new EntryText(1, Instant.EPOCH, "a", "b", Optional.of(""), "").hash())
                .isNotEqualTo(new EntryText(1, Instant.EPOCH, "a", "b", Optional.empty(), "").hash());
    }

    @Test
    void keepsAPublicKeyInAPemFile() {
        assertThat(LedgerKey.fromPem("text before\n" + KEY.publicKey().pem()
                        + KEY.publicKey().pem()))
                .containsExactly(KEY.publicKey(), KEY.publicKey());
        assertThat(KEY.publicKey().pem()).contains("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AAAA", "no base64 at all!", "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v"})
    void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> SigningKey.parse(text))
                .isInstanceOf(MalformedText.class)
                .hasMessage("The key is no Ed25519 key in PKCS #8, base64.");
    }

    @Test
    void trustsANewKeyThatBothKeysHaveSigned() {
        SigningKey next = SigningKey.parse(SigningKey.generate());
        SigningKey third = SigningKey.parse(SigningKey.generate());
        List<KeyChange> changes = List.of(
                KeyChange.first(KEY.publicKey()),
                KeyChange.endorsed("log", next, KEY),
                KeyChange.unendorsed(third.publicKey(), next.publicKey()));

        assertThat(KeyChange.trusted("log", List.of(KEY.publicKey()), changes))
                .containsExactlyInAnyOrder(KEY.publicKey(), next.publicKey());
        assertThat(KeyChange.trusted("log", List.of(next.publicKey()), changes))
                .containsExactlyInAnyOrder(KEY.publicKey(), next.publicKey());
        assertThat(KeyChange.trusted("another log", List.of(KEY.publicKey()), changes))
                .containsExactly(KEY.publicKey());
        assertThat(KeyChange.trusted("log", List.of(third.publicKey()), changes))
                .containsExactly(third.publicKey());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
