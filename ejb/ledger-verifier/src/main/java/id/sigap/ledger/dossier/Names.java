package id.sigap.ledger.dossier;

import java.util.Set;

/** Where the files that prove stand in a dossier; they come after the manifest and prove themselves. */
public final class Names {
    /** The case's ledger entries as they are hashed, one a line; in the manifest. A public version has none: they name officers. */
    public static final String HISTORY = "jejak.ndjson";
    /** The entry {@code dossier.made}, which has the manifest's hash. */
    public static final String MADE = "proof/dossier-made.json";
    /** A proof for {@code dossier.made} and each entry of the history. */
    public static final String PROOFS = "proof/bukti.ndjson";
    /** The signed head that all proofs lead to. */
    public static final String CHECKPOINT = "proof/titik-periksa.txt";
    /** Every public key of the log, and who vouched for it. */
    public static final String KEYS = "proof/kunci.ndjson";
    /** The same keys as PEM, for people. */
    public static final String PEM = "proof/kunci.pem";

    /** What a dossier has beside the files of its manifest; nothing else may be there. */
    public static final Set<String> PROOF = Set.of(Manifest.NAME, MADE, PROOFS, CHECKPOINT, KEYS, PEM);

    private Names() {}
}
