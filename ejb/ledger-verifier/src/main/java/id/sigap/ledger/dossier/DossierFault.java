package id.sigap.ledger.dossier;

/** What is wrong with a dossier, in Indonesian and English, naming the file or entry. */
public final class DossierFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String english;

    DossierFault(String code, String indonesian, String english) {
        super(indonesian);
        this.code = code;
        this.english = english;
    }

    /** The word for programs: {@code changed, missing, added, unbound, unproved, forged, unknown-key, rewritten, too-large, unreadable}. */
    public String code() {
        return code;
    }

    public String indonesian() {
        return getMessage();
    }

    public String english() {
        return english;
    }
}
