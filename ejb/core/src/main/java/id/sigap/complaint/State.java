package id.sigap.complaint;

import java.util.Locale;

/** Where a complaint stands, in the office's words. */
public enum State {
    RECEIVED("Belum diambil"),
    COORDINATING("Dikoordinasikan"),
    DRAFTING("Ditulis"),
    AWAITING_APPROVAL("Menunggu persetujuan"),
    REPLYING("Sedang dikirim"),
    AT_AGENCY("Di OPD"),
    WAITING_CITIZEN("Menunggu pelapor"),
    ANSWERED("Sudah dijawab"),
    STEP("Langkah kantor"),
    CLOSED("Ditutup");

    private final String label;

    State(String label) {
        this.label = label;
    }

    /** As it is stored and sent: {@code awaiting-approval}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String label() {
        return label;
    }

    /** @throws IllegalArgumentException for a word that is none of the codes */
    public static State of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The state that a step of the process puts a case into. */
    static State at(String step, boolean held) {
        return switch (step) {
            case "triage", "coordinate" -> held ? COORDINATING : RECEIVED;
            case "draft" -> DRAFTING;
            case "approve" -> AWAITING_APPROVAL;
            case "answer-agency" -> AT_AGENCY;
            case "step" -> STEP;
            case "wait-send" -> REPLYING;
            case "wait-citizen" -> WAITING_CITIZEN;
            case "wait-comeback" -> ANSWERED;
            case "closed" -> CLOSED;
            default -> throw new IllegalArgumentException("No step is called " + step + ".");
        };
    }
}
