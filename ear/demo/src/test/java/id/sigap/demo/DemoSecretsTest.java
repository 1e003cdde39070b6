package id.sigap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoSecretsTest {
    @TempDir
    Path folder;

    @Test
    void makesSecretsOnceForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("secrets");
        DemoSecrets first = DemoSecrets.of(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(first.get("SIGAP_MASTER_KEY")))
                .hasSize(32)
                .startsWith('d', 'e', 'm', 'o');
        assertThat(first.get("SIGAP_OIDC_SECRET"))
                .matches("demo-[0-9a-f]{64}")
                .isNotEqualTo(first.get("SIGAP_DIRECTORY_SECRET"));
        assertThat(DemoSecrets.of(file).get("SIGAP_MASTER_KEY")).isEqualTo(first.get("SIGAP_MASTER_KEY"));
    }

    @Test
    void makesALedgerKeyThatJavaTakesAndAnOfficeDoesNot() throws Exception {
        byte[] key = Base64.getDecoder()
                .decode(DemoSecrets.of(folder.resolve("secrets")).get("SIGAP_LEDGER_KEY"));

        assertThat(((EdECPrivateKey) KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key)))
                        .getBytes()
                        .orElseThrow())
                .hasSize(32)
                .startsWith('d', 'e', 'm', 'o');
    }

    @Test
    void completesAFileOfAnOlderVersionAndKeepsWhatItHas() throws IOException {
        Path file = folder.resolve("secrets");
        Files.writeString(file, "SIGAP_MASTER_KEY=a=b=\n");

        assertThat(DemoSecrets.of(file).get("SIGAP_MASTER_KEY")).isEqualTo("a=b=");
        assertThat(DemoSecrets.of(file).get("SIGAP_OIDC_SECRET")).isNotBlank();
    }
}
