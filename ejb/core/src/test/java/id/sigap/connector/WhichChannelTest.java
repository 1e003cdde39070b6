package id.sigap.connector;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Capability;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** By which of several channels letters go, and which form is the office's. */
class WhichChannelTest {
    private final CoreInMemory core = new CoreInMemory();

    @BeforeEach
    void open() {
        core.deploy("post", new PlainConnector("post", Capability.REACHES_MAIL_ADDRESSES));
        core.deploy("page", new PlainConnector("page", Capability.RECEIVES_FORMS));
    }

    @Test
    void aNewMailChannelChangesNoSender() {
        core.deploy("aduan", new PlainConnector("aduan", Capability.REACHES_MAIL_ADDRESSES));
        core.sql("update channel set opened_at = current_timestamp where id = 'aduan'");

        assertThat(mail()).hasValue("post");

        core.sql("update channel set active = false where id = 'post'");
        assertThat(mail()).hasValue("aduan");
    }

    @Test
    void theEldestOfThoseThatWereOpenedWins() {
        core.deploy("aduan", new PlainConnector("aduan", Capability.REACHES_MAIL_ADDRESSES));
        core.sql("update channel set opened_at = timestamp '2026-03-01 00:00:00' where id = 'aduan'");
        core.sql("update channel set opened_at = timestamp '2026-02-01 00:00:00' where id = 'post'");

        assertThat(mail()).hasValue("post");
    }

    @Test
    void theApplicationsOwnConnectorsComeBeforeAStrangers() {
        core.sql("update channel set opened_at = current_timestamp where id = 'post'");
        core.deploy("asing", new PlainConnector("asing", Capability.REACHES_MAIL_ADDRESSES));
        assertThat(mail()).hasValue("asing");

        core.bringOwn("post");
        assertThat(mail()).hasValue("post");
    }

    @Test
    void aPausedFormIsNotReplacedByAnotherChannels() {
        core.deploy("asing", new PlainConnector("asing", Capability.RECEIVES_FORMS));
        core.sql("update channel set opened_at = current_timestamp where id = 'asing'");
        assertThat(form()).hasValue("page");

        core.sql("update channel set active = false where id = 'page'");
        assertThat(form()).isEmpty();

        core.sql("update channel set closed_at = current_timestamp where id = 'page'");
        assertThat(form()).hasValue("asing");
    }

    private Optional<String> mail() {
        return core.act(
                () -> core.get(Channels.class).mail().map(line -> line.channel().id()));
    }

    private Optional<String> form() {
        return core.act(() ->
                core.get(Channels.class).publicForm().map(line -> line.channel().id()));
    }
}
