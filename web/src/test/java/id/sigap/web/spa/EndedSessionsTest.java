package id.sigap.web.spa;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EndedSessionsTest {
    private Instant now = Instant.parse("2026-11-26T00:00:00Z");

    private final EndedSessions sessions = new EndedSessions(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    });

    @Test
    void knowsOnlyWhatWasEnded() {
        sessions.end("a", Duration.ofMinutes(5));

        assertThat(sessions.isEnded("a")).isTrue();
        assertThat(sessions.isEnded("b")).isFalse();
    }

    @Test
    void remembersAsLongAsATokenThatWasRenewedJustBefore() {
        sessions.end("a", Duration.ofMinutes(5));

        now = now.plus(Duration.ofMinutes(6));
        assertThat(sessions.isEnded("a")).isTrue();

        now = now.plusSeconds(1);
        assertThat(sessions.isEnded("a")).isFalse();
    }
}
