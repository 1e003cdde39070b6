package id.sigap.masking;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A text on its way through the masks: its runs of letters and digits, and what an earlier mask has claimed. */
final class MarkedText {
    private static final int LONGEST_WORD = 24;

    private final String text;
    private final List<Run> runs = new ArrayList<>();
    private final BitSet taken = new BitSet();
    private final List<PersonalDataFinding> findings = new ArrayList<>();

    /** A maximal run of letters or of digits. */
    record Run(int start, int end, boolean digits) {
        int length() {
            return end - start;
        }
    }

    MarkedText(String text) {
        this.text = text;
        protectMasks();
        splitRuns();
    }

    /** Masks of an earlier pass stay as they are: that makes masking idempotent. */
    private void protectMasks() {
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            for (PersonalDataKind kind : PersonalDataKind.values()) {
                int end = MaskTokens.endOf(kind, text, at);
                if (end > at) {
                    taken.set(at, end);
                }
            }
        }
    }

    private void splitRuns() {
        int i = 0;
        while (i < text.length()) {
            boolean digit = isDigit(i);
            if (!digit && !Character.isLetter(text.charAt(i)) || taken.get(i)) {
                i++;
                continue;
            }
            int start = i;
            while (i < text.length() && !taken.get(i) && (digit ? isDigit(i) : isLetter(i))) {
                i++;
            }
            runs.add(new Run(start, i, digit));
        }
    }

    private boolean isLetter(int i) {
        return Character.isLetter(text.charAt(i));
    }

    private boolean isDigit(int i) {
        return Character.digit(text.charAt(i), 10) >= 0;
    }

    String text() {
        return text;
    }

    int runs() {
        return runs.size();
    }

    Run run(int index) {
        return runs.get(index);
    }

    /** Masks take whole runs, so the first character tells. */
    private boolean isFree(Run run) {
        return !taken.get(run.start());
    }

    /** Looks no further than the stretch: {@code BitSet.nextSetBit} would run to the end of a long text each time. */
    boolean isFree(int start, int end) {
        int i = start;
        while (i < end && !taken.get(i)) {
            i++;
        }
        return i == end;
    }

    /** Whether no letter or digit that is still readable touches the run from the left. */
    boolean startsWord(int index) {
        int start = run(index).start();
        return start == 0 || taken.get(start - 1) || !Character.isLetterOrDigit(text.charAt(start - 1));
    }

    int claims() {
        return findings.size();
    }

    /** The run at this place if it is a free run of digits. */
    boolean isDigits(int index) {
        return index >= 0 && index < runs.size() && run(index).digits() && isFree(run(index));
    }

    /** The run at this place in lower case; empty when it is no free run of letters or a very long one. */
    String word(int index) {
        if (index < 0 || index >= runs.size()) {
            return "";
        }
        Run run = run(index);
        if (run.digits() || run.length() > LONGEST_WORD || !isFree(run)) {
            return "";
        }
        return text.substring(run.start(), run.end()).toLowerCase(Locale.ROOT);
    }

    /** The digits of a run in ASCII. */
    String digits(Run run) {
        StringBuilder digits = new StringBuilder(run.length());
        for (int i = run.start(); i < run.end(); i++) {
            digits.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        }
        return digits.toString();
    }

    /** The characters between this run and the next; the rest of the text behind the last run. */
    String gapAfter(int index) {
        int from = run(index).end();
        return text.substring(from, Math.min(gapEnd(index), from + LONGEST_WORD));
    }

    /** Whether the gap behind this run has at most so many characters, all of them among the allowed ones. */
    boolean isGap(int index, int longest, String allowed) {
        int from = run(index).end();
        int to = gapEnd(index);
        if (to - from > longest) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (allowed.indexOf(c) < 0 && Character.getType(c) != Character.FORMAT) {
                return false;
            }
        }
        return true;
    }

    /** Whether this character alone stands between this run and the next. */
    boolean isGap(int index, char only) {
        int from = run(index).end();
        return gapEnd(index) == from + 1 && text.charAt(from) == only;
    }

    private int gapEnd(int index) {
        return index + 1 < runs.size() ? run(index + 1).start() : text.length();
    }

    char charBefore(int position) {
        return position > 0 ? text.charAt(position - 1) : ' ';
    }

    /** Takes the stretch for this kind unless an earlier mask has taken a part of it. */
    void claim(PersonalDataKind kind, int start, int end) {
        if (isFree(start, end)) {
            taken.set(start, end);
            findings.add(new PersonalDataFinding(kind, start, end));
        }
    }

    MaskedText masked() {
        findings.sort(Comparator.comparingInt(PersonalDataFinding::start));
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (PersonalDataFinding finding : findings) {
            masked.append(text, from, finding.start());
            masked.append(MaskTokens.of(finding.kind(), text.substring(finding.start(), finding.end())));
            from = finding.end();
        }
        return new MaskedText(masked.append(text, from, text.length()).toString(), findings);
    }
}
