package id.sigap.connector.api;

import java.util.List;
import java.util.Map;

/** Whether a delivery is let in. */
public sealed interface ReceiveVerdict {

    /** Let in, nothing more to keep than the body. */
    static Accepted accepted(String deliveryKey) {
        return new Accepted(deliveryKey, Map.of());
    }

    /** Turned away for a reason that concerns no single field. */
    static Refused refused(int status, String code, String message) {
        return new Refused(status, code, message, List.of());
    }

    /** Genuine, but not to be read; answered with 400 and kept for a person. */
    static Unreadable unreadable(String code, String message) {
        return new Unreadable(400, code, message);
    }

    /**
     * The delivery is genuine: store it, commit, then answer 2xx.
     *
     * @param deliveryKey unique for this delivery in its channel; the same delivery repeated has the same key
     * @param attributes what {@link Connector#split} will need from outside the body, such as a header
     */
    record Accepted(String deliveryKey, Map<String, String> attributes) implements ReceiveVerdict {

        public Accepted {
            Checks.id("deliveryKey", deliveryKey);
            attributes = Map.copyOf(attributes);
        }

        @Override
        public String toString() {
            return "Accepted[" + deliveryKey + "]";
        }
    }

    /**
     * The delivery is not let in; no row is written.
     *
     * @param status of HTTP, 400 to 499
     * @param code stable, for programs
     * @param message in Indonesian; what was wrong and what is expected
     * @param faults where fields of a form are wrong, one for each
     */
    record Refused(int status, String code, String message, List<FieldFault> faults) implements ReceiveVerdict {

        public Refused {
            if (status < 400 || status > 499) {
                throw new IllegalArgumentException("A refusal has a status from 400 to 499, not " + status);
            }
            Checks.filled("code", code);
            Checks.filled("message", message);
            faults = List.copyOf(faults);
        }
    }

    /**
     * The delivery is genuine (its signature holds) but cannot be read, as JSON that does not parse. Sigap keeps it for a
     * person to look at and answers with this status; the same again is kept once.
     *
     * @param status of HTTP, 400 to 499
     * @param code stable, for programs, such as {@code bad-json}
     * @param message in Indonesian; what was wrong and what is expected
     */
    record Unreadable(int status, String code, String message) implements ReceiveVerdict {

        public Unreadable {
            if (status < 400 || status > 499) {
                throw new IllegalArgumentException("A refusal has a status from 400 to 499, not " + status);
            }
            Checks.filled("code", code);
            Checks.filled("message", message);
        }
    }
}
