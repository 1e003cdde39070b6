package id.sigap.connector.manual;

import java.util.Locale;
import java.util.Optional;

/** Where the operator met the complaint. */
enum Source {
    PHONE("Telepon kembali"),
    COUNTER("Sampaikan di loket kepada"),
    ELSEWHERE("Sampaikan di tempat asal laporan kepada");

    private final String instruction;

    Source(String instruction) {
        this.instruction = instruction;
    }

    /** As it stands in a form. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How an instruction to carry the answer begins. */
    String instruction() {
        return instruction;
    }

    static Optional<Source> of(String word) {
        for (Source source : values()) {
            if (source.word().equals(word)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
