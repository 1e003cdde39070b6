package id.sigap.connector.guard;

import java.time.Instant;
import java.util.Locale;

/**
 * One breach of the contract.
 *
 * @param connector its id, or its place where it has not described itself
 * @param detail for whoever repairs it: a class and a line, a name, a number; never what a message says
 * @param at on the machine's clock
 */
public record Fault(String connector, ConnectorCall call, Kind kind, String detail, Instant at) {
    private static final int LONGEST = 200;

    /** How the contract was broken. */
    public enum Kind {
        THREW("melempar galat"),
        TOO_SLOW("tidak menjawab dalam batas waktu"),
        RETURNED_NULL("mengembalikan null"),
        TOO_LARGE("mengembalikan terlalu banyak"),
        SAME_KEY_TWICE("memberi dua peristiwa kunci yang sama"),
        UNLAWFUL("mengembalikan isi yang dilarang kontrak"),
        UNDECLARED("meminta pengaturan yang tidak dinyatakannya");

        private final String indonesian;

        Kind(String indonesian) {
            this.indonesian = indonesian;
        }

        /** For people. */
        public String indonesian() {
            return indonesian;
        }

        /** For programs, such as {@code too-slow}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Fault {
        detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    }

    /** Connector, method, kind: one incident each. */
    public String key() {
        return connector + ":" + call.word() + ":" + kind.word();
    }
}
