package id.sigap.masking;

/** The first words of a masked text on one line. */
final class Excerpt {
    private Excerpt() {}

    static String of(String text, int maxCodePoints) {
        if (maxCodePoints < 2) {
            throw new IllegalArgumentException("An excerpt needs at least 2 code points, not " + maxCodePoints);
        }
        String line = oneLine(text, maxCodePoints + 1);
        if (line.codePointCount(0, line.length()) <= maxCodePoints) {
            return line;
        }
        int limit = line.offsetByCodePoints(0, maxCodePoints - 1);
        return line.substring(0, cut(line, limit)).stripTrailing() + "…";
    }

    /** Collapses white space and drops controls, reading no further than needed. */
    private static String oneLine(String text, int maxCodePoints) {
        StringBuilder line = new StringBuilder();
        int count = 0;
        boolean space = false;
        for (int i = 0; i < text.length() && count < maxCodePoints; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space = !line.isEmpty();
            } else if (isShown(c)) {
                if (space) {
                    line.append(' ');
                    count++;
                    space = false;
                }
                line.appendCodePoint(c);
                count++;
            }
        }
        return line.toString();
    }

    /** Not a control, not half a surrogate pair, not a mark that turns the writing direction. */
    private static boolean isShown(int c) {
        int type = Character.getType(c);
        boolean turnsDirection = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return type != Character.CONTROL && type != Character.SURROGATE && !turnsDirection;
    }

    /** Steps back to the end of a word unless that would lose more than half, and never cuts a mask in two. */
    private static int cut(String line, int limit) {
        int end = limit;
        while (end > limit / 2 && line.charAt(end) != ' ') {
            end--;
        }
        if (end == limit / 2) {
            end = limit;
        }
        int open = line.lastIndexOf('[', end - 1);
        int close = open > 0 ? line.indexOf(']', open) : end - 1;
        return close < 0 || close >= end ? open : end;
    }
}
