package id.sigap.connector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No value shows a secret, a text of a person or a person when it is printed. */
class SilenceTest {

    private static final String HUSH = "rahasia-negara";

    @Test
    void printsNoSecret() {
        Secrets secrets = new Secrets() {
            @Override
            public List<Secret> all(String name) {
                return List.of(Secret.of(HUSH));
            }

            @Override
            public void replace(String name, Secret value) {}

            @Override
            public String toString() {
                return HUSH;
            }
        };
        ChannelContext context = new ChannelContext(
                "kanal",
                new Settings(Map.of("host", HUSH)),
                secrets,
                Clock.systemUTC(),
                new Office("Kantor", Optional.empty()),
                Optional.empty());

        assertThat(context.toString()).doesNotContain(HUSH);
        assertThat(Secret.of(HUSH).toString()).doesNotContain(HUSH);
    }

    @Test
    void printsNobodyAndNothingTheyWrote() {
        Person person = Person.of(HUSH).named(HUSH).reachableAt(HUSH);
        Content content = new Content(
                HUSH,
                Optional.of(HUSH),
                Optional.of(HUSH),
                List.of(new Attachment.Inline(HUSH, "text/plain", Bytes.utf8(HUSH))),
                Optional.of(Place.described(HUSH)));
        InboundEvent.Message message = new InboundEvent.Message(
                "1",
                "1",
                Instant.EPOCH,
                person,
                content,
                ThreadReference.NONE,
                Visibility.PRIVATE,
                Set.of(InboundEvent.Flag.SECRET_REPORTER),
                Map.of());

        assertThat(message.toString()).doesNotContain(HUSH).contains("SECRET_REPORTER");
        assertThat(new SendOutcome.HandOver(HUSH).toString()).doesNotContain(HUSH);
        assertThat(InboundRequest.post(Map.of("Authorization", HUSH), Bytes.utf8(HUSH), Instant.EPOCH)
                        .toString())
                .doesNotContain(HUSH);
    }
}
