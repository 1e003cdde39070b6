package id.sigap.deadline.calendar;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working days of one office in its time zone (WIB, WITA or WIT), and the only place where due dates are computed.
 *
 * <p>A clock of days counts local dates: day 1 is the next counted day after the local date of the start, and the clock
 * ends at 23:59:59 of its last day; the end of office hours plays no part. A year counts as loaded when it has a holiday.
 * Immutable.
 */
public final class WorkingCalendar {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final ZoneId zone;
    private final Map<LocalDate, Holiday> holidays;
    private final Set<Integer> loadedYears;

    /** The calendar of an office in this zone with these holidays; a date may be named more than once. */
    public WorkingCalendar(ZoneId zone, Collection<Holiday> holidays) {
        this.zone = requireNonNull(zone, "zone");
        this.holidays = holidays.stream().collect(toUnmodifiableMap(Holiday::date, day -> day, (one, other) -> one));
        this.loadedYears =
                this.holidays.keySet().stream().map(LocalDate::getYear).collect(toUnmodifiableSet());
    }

    /** The office's time zone. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether the office works on this local date; in a year that is not loaded only weekends are known. */
    public boolean isWorkingDay(LocalDate date) {
        DayOfWeek day = date.getDayOfWeek();
        return day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY && !holidays.containsKey(date);
    }

    /** The holiday on this local date, weekends aside. */
    public Optional<Holiday> holiday(LocalDate date) {
        return Optional.ofNullable(holidays.get(date));
    }

    /** Whether the holidays of this year are known. */
    public boolean isLoaded(int year) {
        return loadedYears.contains(year);
    }

    /** When a clock is due that began at this instant and never stood still. */
    public DueDate due(ClockRule rule, Instant start) {
        return due(rule, start, List.of());
    }

    /**
     * When a clock is due.
     *
     * @param rule the rule
     * @param start when the clock began
     * @param pauses when it stood still, in any order, not overlapping; a day at whose last second the clock stands does
     *     not count
     * @throws IllegalArgumentException when the rule allows no pause and there is one
     */
    public DueDate due(ClockRule rule, Instant start, List<Pause> pauses) {
        if (!rule.pausable() && !pauses.isEmpty()) {
            throw new IllegalArgumentException("Clock " + rule.id() + " cannot be paused");
        }
        return after(rule.limit(), start, pauses);
    }

    /** When the holder is warned; empty when the rule asks for no warning. Never later than the due date. */
    public Optional<Instant> warnAt(ClockRule rule, Instant start, List<Pause> pauses) {
        return rule.warning().map(limit -> {
            Instant warning = after(limit, start, pauses).instant();
            Instant due = due(rule, start, pauses).instant();
            return warning.isBefore(due) ? warning : due;
        });
    }

    /**
     * Computes a stored due date again, with this calendar and this rule.
     *
     * @param reason why; not blank
     */
    public DueChange recompute(ClockRule rule, Instant start, List<Pause> pauses, Instant stored, String reason) {
        return new DueChange(stored, due(rule, start, pauses), reason);
    }

    /** The instant so long after the start, as {@link #due(ClockRule, Instant, List)} counts. */
    public DueDate after(ClockLimit limit, Instant start, List<Pause> pauses) {
        return switch (limit.unit()) {
            case AT_ONCE -> new DueDate(start, Optional.empty());
            case MIN -> elapsed(start, Duration.ofMinutes(limit.amount()), pauses);
            case H -> elapsed(start, Duration.ofHours(limit.amount()), pauses);
            case CD, HK -> days(start, limit, pauses);
        };
    }

    private static DueDate elapsed(Instant start, Duration limit, List<Pause> pauses) {
        Instant due = start.plus(limit);
        for (Pause pause :
                pauses.stream().sorted((a, b) -> a.from().compareTo(b.from())).toList()) {
            if (pause.to().isAfter(start) && pause.from().isBefore(due)) {
                Instant from = pause.from().isBefore(start) ? start : pause.from();
                due = due.plus(Duration.between(from, pause.to()));
            }
        }
        return new DueDate(due, Optional.empty());
    }

    private DueDate days(Instant start, ClockLimit limit, List<Pause> pauses) {
        boolean workingDays = limit.unit() == ClockUnit.HK;
        LocalDate day = LocalDate.ofInstant(start, zone);
        boolean known = isLoaded(day.getYear());
        for (int counted = 0; counted < limit.amount(); ) {
            day = day.plusDays(1);
            known &= isLoaded(day.getYear());
            Instant end = endOf(day);
            if ((!workingDays || isWorkingDay(day)) && pauses.stream().noneMatch(pause -> pause.covers(end))) {
                counted++;
            }
        }
        return new DueDate(endOf(day), workingDays && !known ? Optional.of(unknownYear(day)) : Optional.empty());
    }

    private Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(zone).toInstant();
    }

    private static String unknownYear(LocalDate due) {
        return "Tenggat ini melewati tahun yang kalender liburnya belum dimuat (sampai " + due.getYear()
                + "): dihitung dengan akhir pekan saja. Muat SKB hari libur, lalu hitung ulang.";
    }
}
