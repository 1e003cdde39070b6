package id.sigap.triage;

import java.util.Locale;

/** How much a keyword says about its topic; the Indonesian words are the codes of the keyword table. */
enum Strength {
    /** A name of the matter that decides, whatever else the text mentions. */
    PASTI(1.8),
    /** Names the matter by itself. */
    KUAT(1.0),
    /** Speaks for the matter where nothing else does. */
    SEDANG(0.6),
    /** Only tips the scales. */
    LEMAH(0.2);

    private final double weight;

    Strength(double weight) {
        this.weight = weight;
    }

    double weight() {
        return weight;
    }

    static Strength of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
