package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private static final Bytes BODY = Bytes.utf8("what do ya want for nothing?");
    private static final Secret KEY = Secret.of("Jefe");
    private static final String HEX = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void signsAsRfc4231Does() {
        assertThat(Signatures.hex(KEY, BODY)).isEqualTo(HEX);
    }

    @Test
    void matchesUnderEachKeyThatIsValidNow() {
        Secret other = Secret.of("baru");
        assertThat(Signatures.match(List.of(other, KEY), BODY, "sha256=" + HEX)).isTrue();
        assertThat(Signatures.match(List.of(other, KEY), BODY, "sha256=" + Signatures.base64(other, BODY)))
                .isTrue();
        assertThat(Signatures.match(List.of(other), BODY, "sha256=" + HEX)).isFalse();
        assertThat(Signatures.match(List.of(), BODY, "sha256=" + HEX)).isFalse();
    }

    @Test
    void refusesWhatIsNoSignature() {
        for (String claimed : List.of("", HEX, "sha1=" + HEX, "sha256=", "sha256=" + HEX.substring(2), "sha256=%%")) {
            assertThat(Signatures.match(List.of(KEY), BODY, claimed))
                    .as(claimed)
                    .isFalse();
        }
        assertThat(Signatures.match(List.of(KEY), Bytes.utf8("what do ya want for nothing!"), "sha256=" + HEX))
                .isFalse();
    }
}
