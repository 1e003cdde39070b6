package id.sigap.connector.guard;

import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.ReplayOutcome;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.api.SheetField;
import java.util.List;

/** Checks what goes to a caller or to the platform; what is merely too wordy is cut. */
final class Answers {
    private Answers() {}

    static HandshakeReply handshake(HandshakeReply given) {
        Limits.most(given.body().size(), Limits.HANDSHAKE_BYTES, "bita");
        if (given.status() < 200 || given.status() > 599) {
            throw new Breach(Fault.Kind.UNLAWFUL, "status " + given.status());
        }
        return given;
    }

    static ReceiveVerdict verdict(ReceiveVerdict given) {
        if (given instanceof ReceiveVerdict.Accepted accepted) {
            Weighed.attributes(accepted.attributes());
        } else if (given instanceof ReceiveVerdict.Refused refused) {
            Limits.most(refused.message().length() + refused.code().length(), Limits.SHORT_TEXT, "karakter");
            Limits.most(refused.faults().size(), Limits.SETTINGS, "galat isian");
        } else if (given instanceof ReceiveVerdict.Unreadable unreadable) {
            Limits.most(unreadable.message().length() + unreadable.code().length(), Limits.SHORT_TEXT, "karakter");
        }
        return given;
    }

    /** The cursor is kept like one of polling. */
    static ReplayOutcome replayed(ReplayOutcome given) {
        if (given instanceof ReplayOutcome.Rewound rewound) {
            Limits.most(rewound.cursor().length(), Limits.SHORT_TEXT, "karakter penunjuk");
        }
        return given;
    }

    static FetchOutcome fetched(FetchOutcome given) {
        if (given instanceof FetchOutcome.Fetched fetched) {
            Weighed.delivery(fetched.delivery());
        }
        if (given instanceof FetchOutcome.RetryAfter later) {
            return new FetchOutcome.RetryAfter(Limits.within(later.delay()), later.reason());
        }
        return given;
    }

    /** A message that the platform took stays taken, however much the connector says about it. */
    static SendOutcome sent(SendOutcome given) {
        if (given instanceof SendOutcome.Accepted accepted) {
            return new SendOutcome.Accepted(accepted.nativeId(), cut(accepted.evidence()));
        }
        if (given instanceof SendOutcome.Rejected rejected) {
            return new SendOutcome.Rejected(cut(rejected.code()), cut(rejected.message()), rejected.cause());
        }
        if (given instanceof SendOutcome.RetryAfter later) {
            return new SendOutcome.RetryAfter(Limits.within(later.delay()), cut(later.reason()), later.reach());
        }
        if (given instanceof SendOutcome.Unknown unknown) {
            return new SendOutcome.Unknown(cut(unknown.reason()));
        }
        return given;
    }

    static Constraints constraints(Constraints given) {
        Limits.most(given.notices().size(), Limits.NOTICES, "pemberitahuan");
        return given;
    }

    static List<Constraints.Notice> remarks(List<Constraints.Notice> given) {
        Limits.most(given.size(), Limits.NOTICES, "pemberitahuan");
        return List.copyOf(given);
    }

    static ServicesOutcome services(ServicesOutcome given) {
        if (given instanceof ServicesOutcome.Listed listed) {
            Limits.most(listed.services().size(), Limits.SERVICES, "layanan");
        }
        return given;
    }

    static List<SheetField> sheet(List<SheetField> given) {
        Limits.most(given.size(), Limits.SETTINGS, "isian");
        Limits.most(
                given.stream().mapToLong(field -> field.value().length()).sum(), Limits.HANDSHAKE_BYTES, "karakter");
        return List.copyOf(given);
    }

    static int count(int given) {
        if (given < 0) {
            throw new Breach(Fault.Kind.UNLAWFUL, "measure " + given);
        }
        return given;
    }

    private static String cut(String text) {
        return text.length() <= Limits.SHORT_TEXT ? text : text.substring(0, Limits.SHORT_TEXT);
    }
}
