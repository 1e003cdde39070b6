package id.sigap.connector.api;

import java.time.Duration;
import java.util.Objects;

/** What became of sending a message. No text in it repeats the message, names the recipient or shows a secret. */
public sealed interface SendOutcome {

    /**
     * The platform took the message.
     *
     * @param nativeId its id there
     * @param evidence what the platform answered, for the record; may be empty
     */
    record Accepted(String nativeId, String evidence) implements SendOutcome {

        public Accepted {
            Checks.id("nativeId", nativeId);
            evidence = UnicodeText.storable(evidence);
        }
    }

    /** Why a message was refused, and so who can do something about it. */
    enum Cause {
        /** This wording will never be taken: too long, malformed, not allowed. The author can change it. */
        MESSAGE,
        /** This recipient cannot be reached: unknown, gone, has blocked us. */
        RECIPIENT,
        /** The platform's rules do not allow an answer here (any more): window closed, comments off. */
        RULE,
        /** The account or its settings are at fault. The same message can be sent once an administrator repaired them. */
        CHANNEL
    }

    /**
     * The message was certainly not sent.
     *
     * @param code the platform's, or the connector's own; stable, for programs
     * @param message in Indonesian; what was wrong and what is expected
     * @param cause who can do something about it
     */
    record Rejected(String code, String message, Cause cause) implements SendOutcome {

        public Rejected {
            Checks.filled("code", code);
            message = Checks.filled("message", UnicodeText.storable(message));
            Objects.requireNonNull(cause, "cause");
        }

        /** Whether sending the same message again is pointless. */
        public boolean permanent() {
            return cause != Cause.CHANNEL;
        }
    }

    /** Which messages of the channel have to wait. */
    enum Reach {
        /** Only this one. */
        MESSAGE,
        /** All that are as public, or as private, as this one: the platform counts the two apart. */
        VISIBILITY,
        /** Everything the account sends. */
        CHANNEL
    }

    /**
     * The message was certainly not sent, and may be later.
     *
     * @param delay how long to wait at least
     * @param reason for the log and the case page
     * @param reach what else waits meanwhile, since the platform would refuse it as well
     */
    record RetryAfter(Duration delay, String reason, Reach reach) implements SendOutcome {

        public RetryAfter {
            if (delay.isNegative()) {
                throw new IllegalArgumentException("A delay is not negative");
            }
            reason = Checks.filled("reason", UnicodeText.storable(reason));
            Objects.requireNonNull(reach, "reach");
        }

        /** Only this message waits. */
        public RetryAfter(Duration delay, String reason) {
            this(delay, reason, Reach.MESSAGE);
        }
    }

    /**
     * Nobody can say whether the message was sent. It is looked for before anything else happens.
     *
     * @param reason for the log and the case page
     */
    record Unknown(String reason) implements SendOutcome {

        public Unknown {
            reason = Checks.filled("reason", UnicodeText.storable(reason));
        }
    }

    /**
     * A person is to carry it.
     *
     * @param instruction in Indonesian: what to do, for whom; the one text here that names the recipient, so it is
     *     treated as personal data
     */
    record HandOver(String instruction) implements SendOutcome {

        public HandOver {
            instruction = Checks.filled("instruction", UnicodeText.storable(instruction));
        }

        @Override
        public String toString() {
            return "HandOver[***]";
        }
    }
}
