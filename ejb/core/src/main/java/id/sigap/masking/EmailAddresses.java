package id.sigap.masking;

/** E-mail addresses: from every {@code @} outwards, so that no text makes the search go back over itself. */
final class EmailAddresses {
    private static final String LOCAL_PUNCTUATION = "._%+-";

    private EmailAddresses() {}

    static void mask(MarkedText marked) {
        String text = marked.text();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(marked, at);
            int end = domainEnd(marked, at);
            if (start < at && end > at) {
                marked.claim(PersonalDataKind.EMAIL, start, end);
            }
        }
    }

    private static int localStart(MarkedText marked, int at) {
        String text = marked.text();
        int start = at;
        while (start > 0
                && marked.isFree(start - 1, start)
                && (isName(text, start - 1) || LOCAL_PUNCTUATION.indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        while (start < at && !isName(text, start)) {
            start++;
        }
        return start;
    }

    /** Behind the last label of a domain with a dot and a top level of letters, or -1. */
    private static int domainEnd(MarkedText marked, int at) {
        String text = marked.text();
        int labelStart = at + 1;
        int end = -1;
        boolean dotted = false;
        boolean letters = true;
        int i = labelStart;
        for (; i < text.length() && marked.isFree(i, i + 1); i++) {
            if (text.charAt(i) == '.') {
                if (i == labelStart) {
                    break;
                }
                end = dotted && letters && i - labelStart > 1 ? i : end;
                dotted = true;
                letters = true;
                labelStart = i + 1;
            } else if (isName(text, i) || text.charAt(i) == '-') {
                letters &= Character.isLetter(text.charAt(i));
            } else {
                break;
            }
        }
        return dotted && letters && i - labelStart > 1 ? i : end;
    }

    private static boolean isName(String text, int i) {
        return Character.isLetterOrDigit(text.charAt(i));
    }
}
