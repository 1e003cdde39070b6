package id.sigap.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ReplayOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A gap that an administrator asks for again; its platform may be away. */
record ReplayTrial(Connector connector, ChannelContext channel) {
    private static final int LONGEST_CURSOR = 2000;

    static final Instant GAP = TestChannel.NOW.minus(Duration.ofHours(6));

    void bringsItOnlyWhereDeclared() {
        ReplayOutcome outcome = connector.replay(channel, GAP);

        if (!connector.describe().can(Capability.REPLAYS)) {
            assertThat(outcome).isInstanceOf(ReplayOutcome.Unsupported.class);
        } else if (outcome instanceof ReplayOutcome.Rewound rewound) {
            assertThat(connector.describe().can(Capability.POLLS))
                    .as("polls, since polling is to go back")
                    .isTrue();
            assertThat(rewound.cursor()).hasSizeLessThanOrEqualTo(LONGEST_CURSOR);
            assertThat(connector.poll(channel, Optional.of(rewound.cursor()), Duration.ZERO))
                    .isNotNull();
        } else {
            assertThat(outcome).isNotNull();
        }
    }

    /** However long ago, and whoever's clock is wrong. */
    void throwsForNoTime() {
        assertThat(connector.replay(channel, Instant.EPOCH.minusSeconds(1))).isNotNull();
        assertThat(connector.replay(channel, TestChannel.NOW.plus(Duration.ofDays(1))))
                .isNotNull();
    }
}
