package id.sigap.process.check;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which conditions a case may come to a place: whether an approval is bound, whether the case is closed, and what is known
 * of {@code citizenOutcome}, on which the root tells a closed case from one that goes on. A set of them is a number, one bit
 * for each condition.
 */
final class Cases {

    /** No condition: nothing comes here. */
    static final int NONE = 0;

    private static final int BOUND = 1;
    private static final int CLOSED = 2;
    private static final int OUTCOME = 4;

    private static final String[] OUTCOMES = {null, "silent", "replied", "comeback"};

    private static final int COUNT = OUTCOME * OUTCOMES.length;

    private static final Pattern ASKED =
            Pattern.compile("[$#]\\{\\s*citizenOutcome\\s*(==|!=|eq|ne)\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*}");

    private Cases() {}

    /** A case as Java starts it. */
    static int begun() {
        return one(0);
    }

    static int one(int condition) {
        return 1 << condition;
    }

    static boolean has(int set, int condition) {
        return (set & one(condition)) != 0;
    }

    static int count() {
        return COUNT;
    }

    private static int each(int set, IntUnaryOperator change) {
        int changed = NONE;
        for (int condition = 0; condition < COUNT; condition++) {
            if (has(set, condition)) {
                changed |= one(change.applyAsInt(condition));
            }
        }
        return changed;
    }

    static int bind(int set) {
        return each(set, condition -> condition | BOUND);
    }

    static int unbind(int set) {
        return each(set, condition -> condition & ~BOUND);
    }

    static int close(int set) {
        return each(set, condition -> condition & BOUND | CLOSED | OUTCOME);
    }

    static int reopen(int set) {
        return each(set, condition -> condition & ~CLOSED);
    }

    /** After the citizen answered a question. */
    static int replied(int set) {
        return each(set, condition -> condition % OUTCOME + 2 * OUTCOME);
    }

    /** After the citizen wrote again. */
    static int cameBack(int set) {
        return each(set, condition -> condition % OUTCOME + 3 * OUTCOME);
    }

    static boolean anyUnbound(int set) {
        return any(set, BOUND, 0);
    }

    static boolean anyOpen(int set) {
        return any(set, CLOSED, 0);
    }

    static boolean anyClosed(int set) {
        return any(set, CLOSED, CLOSED);
    }

    private static boolean any(int set, int mask, int value) {
        for (int condition = 0; condition < COUNT; condition++) {
            if (has(set, condition) && (condition & mask) == value) {
                return true;
            }
        }
        return false;
    }

    /** What a call starts with: its own outcome is not known yet. */
    static int called(int condition) {
        return condition % OUTCOME;
    }

    /** What comes back to the caller: the outcome of the call where it is handed out, else the caller's own. */
    static int returned(int set, int before, boolean outcomeHandedOut) {
        return outcomeHandedOut ? set : each(set, condition -> condition % OUTCOME + before / OUTCOME * OUTCOME);
    }

    /** Those for which a condition may hold. */
    static int holding(int set, String condition) {
        return filtered(set, condition, true);
    }

    /** Those for which a condition may fail. */
    static int failing(int set, String condition) {
        return filtered(set, condition, false);
    }

    private static int filtered(int set, String written, boolean wanted) {
        Matcher asked = ASKED.matcher(written);
        if (!asked.matches()) {
            return set;
        }
        boolean equal = asked.group(1).equals("==") || asked.group(1).equals("eq");
        String value = asked.group(2) == null ? asked.group(3) : asked.group(2);
        int kept = NONE;
        for (int condition = 0; condition < COUNT; condition++) {
            boolean same = value.equals(OUTCOMES[condition / OUTCOME]);
            if (has(set, condition) && (same == equal) == wanted) {
                kept |= one(condition);
            }
        }
        return kept;
    }
}
