package id.sigap.it.crash;

import id.sigap.it.harness.EmbeddedDatabase;
import id.sigap.it.harness.SigapServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server on its H2 file is killed under load; {@code mvn -Pkills verify} does it twenty times. */
class KillOnFileIT {
    private static final MailRoom mailRoom = new MailRoom();

    @RegisterExtension
    static final SigapServer server =
            SigapServer.on(EmbeddedDatabase.h2()).withKeycloak().withMail().beside(mailRoom);

    @Test
    void losesNoMessageAndAnswersNobodyTwice() throws InterruptedException {
        new Trial(server, mailRoom, Integer.getInteger("sigap.kills", 1), Long.getLong("sigap.seed", System.nanoTime()))
                .run("H2");
    }
}
