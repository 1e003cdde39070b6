package id.sigap.complaint;

/** How a complaint ended; a case never closes without one. */
public enum Outcome {
    ANSWERED("answered", "Dijawab"),
    MERGED("merged", "Digabung"),
    WITHDRAWN("withdrawn", "Ditarik pelapor"),
    NO_REPLY_NEEDED("no-reply-needed", "Tidak perlu dijawab"),
    NO_RESPONSE("no-response", "Pelapor tidak menanggapi pertanyaan");

    private final String code;
    private final String label;

    Outcome(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    public static Outcome of(String code) {
        for (Outcome outcome : values()) {
            if (outcome.code.equals(code)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("No outcome is called " + code + ".");
    }
}
