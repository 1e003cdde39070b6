package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;

/**
 * How long a clock runs.
 *
 * @param amount how many units; 0 only for {@link ClockUnit#AT_ONCE}, at most 3660
 * @param unit in what it is counted
 */
public record ClockLimit(int amount, ClockUnit unit) {
    private static final int MOST = 3660;

    public ClockLimit {
        requireNonNull(unit, "unit");
        boolean atOnce = unit == ClockUnit.AT_ONCE;
        if (atOnce ? amount != 0 : amount < 1 || amount > MOST) {
            throw new IllegalArgumentException("A limit of " + amount + " " + unit + " is none; expected 1 to " + MOST
                    + " units, or 0 with AT_ONCE");
        }
    }

    /** The limit in Indonesian, such as {@code 10 hari kerja}. */
    public String label() {
        return unit == ClockUnit.AT_ONCE ? unit.label() : amount + " " + unit.label();
    }
}
