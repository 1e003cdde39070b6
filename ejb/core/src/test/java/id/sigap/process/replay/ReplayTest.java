package id.sigap.process.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A replay belongs to one server at a time. */
class ReplayTest {
    private static final Instant NOON = Instant.parse("2026-07-01T04:00:00Z");

    private final Replay replay = new Replay(UUID.randomUUID(), 1, List.of(), 1, 50, "admin1", NOON);

    @Test
    void whatAnotherServerTookIsNotFreeUntilItsLeaseEnds() {
        assertThat(replay.free(NOON)).isTrue();
        replay.run(2, NOON);
        assertThat(replay.free(NOON.plusSeconds(59))).isFalse();
        assertThat(replay.free(NOON.plusSeconds(61))).isTrue();
    }

    @Test
    void eachTakingHasANumberOfItsOwn() {
        replay.run(2, NOON);
        int first = replay.attempts();
        replay.run(2, NOON.plusSeconds(61));
        assertThat(replay.attempts()).isEqualTo(first + 1);
    }

    @Test
    void whatEndedIsNotFree() {
        replay.run(0, NOON);
        replay.end(null, NOON);
        assertThat(replay.free(NOON.plusSeconds(3600))).isFalse();
    }
}
