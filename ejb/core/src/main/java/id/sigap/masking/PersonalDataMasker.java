package id.sigap.masking;

import static java.util.Objects.requireNonNull;

/**
 * Hides personal data in a text, kind after kind in the order of {@link PersonalDataKind}; what one mask has taken, no
 * later one sees.
 *
 * <p>Masking is idempotent: a masked text comes back unchanged. Its time is linear in the length of the text, whatever
 * the text. It holds no state and may be shared between threads.
 */
public final class PersonalDataMasker {
    /** A mask may uncover the beginning of another stretch; a third round has never found anything in a real text. */
    private static final int MOST_ROUNDS = 3;

    /**
     * Masks a text.
     *
     * @param text any text, line breaks, controls and broken surrogates included; not null
     * @return the masked text and what was found in the original
     */
    public MaskedText mask(String text) {
        MarkedText marked = new MarkedText(requireNonNull(text, "text"));
        int claims = -1;
        for (int round = 0; round < MOST_ROUNDS && marked.claims() > claims; round++) {
            claims = marked.claims();
            maskAll(marked);
        }
        return marked.masked();
    }

    private static void maskAll(MarkedText marked) {
        LongNumbers.mask(marked, PersonalDataKind.NATIONAL_ID, 16);
        LongNumbers.mask(marked, PersonalDataKind.TAX_ID, 15);
        LongNumbers.mask(marked, PersonalDataKind.HEALTH_INSURANCE, 13);
        MobileNumbers.mask(marked);
        EmailAddresses.mask(marked);
        Plates.mask(marked);
        CustomerNumbers.mask(marked);
        StreetAddresses.mask(marked);
    }
}
