package id.sigap.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final String TICKET = "SGP-2026-000041";

    private final Presence presence = new Presence();

    @Test
    void isNewsWhereSomebodyComesOrDoesSomethingElseOnly() {
        assertThat(presence.say(TICKET, "budi", "reading")).isTrue();
        assertThat(presence.say(TICKET, "budi", "reading")).isFalse();
        assertThat(presence.say(TICKET, "rina", "reading")).isTrue();
        assertThat(presence.say(TICKET, "budi", "writing")).isTrue();
        assertThat(presence.say("SGP-2026-000042", "budi", "writing")).isTrue();
    }

    @Test
    void showsEverybodyElse() {
        presence.say(TICKET, "budi", "writing");
        presence.say(TICKET, "rina", "reading");

        assertThat(presence.on(TICKET, "rina")).containsExactly(new Presence.Somebody("budi", "writing"));
    }
}
