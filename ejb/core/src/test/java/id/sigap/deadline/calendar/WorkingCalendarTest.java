package id.sigap.deadline.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {
    private static final ZoneId WITA = ZoneId.of("Asia/Makassar");
    private static final WorkingCalendar CALENDAR = new WorkingCalendar(WITA, ContohPack.holidays());

    @ParameterizedTest
    @CsvSource({
        "2026-11-13, 10, HK, 2026-11-27",
        "2026-11-13, 17, HK, 2026-12-08",
        "2026-12-14, 10, HK, 2026-12-30",
        "2026-12-14, 17, HK, 2027-01-12",
        "2026-03-13, 3, HK, 2026-03-25",
        "2026-03-13, 5, HK, 2026-03-27",
        "2026-03-13, 10, HK, 2026-04-06",
        "2026-03-13, 14, HK, 2026-04-10",
        "2026-03-21, 3, HK, 2026-03-27",
        "2026-08-15, 3, HK, 2026-08-20",
        "2027-03-01, 10, HK, 2027-03-23",
        "2027-03-01, 17, HK, 2027-04-05",
        "2027-05-12, 5, HK, 2027-05-25",
        "2026-11-11, 60, HK, 2027-02-10",
        "2026-11-11, 60, CD, 2027-01-10",
    })
    void countsDaysAsTheLawDoes(LocalDate trigger, int amount, ClockUnit unit, LocalDate due) {
        ClockLimit limit = new ClockLimit(amount, unit);
        Instant lastSecond = due.atTime(23, 59, 59).atZone(WITA).toInstant();

        for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.NOON, LocalTime.of(23, 59, 59))) {
            Instant start = trigger.atTime(time).atZone(WITA).toInstant();
            assertThat(CALENDAR.after(limit, start, List.of()).instant()).isEqualTo(lastSecond);
            assertThat(CALENDAR.after(limit, start, List.of()).warning()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"2025, 237", "2026, 240", "2027, 242"})
    void knowsTheWorkingDaysOfEachLoadedYear(int year, long days) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorkingDay))
                .hasSize((int) days);
    }

    @Test
    void endsAnExtensionWhereTheLongerClockWouldEnd() {
        Instant start = at("2026-11-13T09:00");
        Instant answer = CALENDAR.due(rule("KIP-ANS"), start).instant();

        assertThat(CALENDAR.due(rule("KIP-EXT"), answer).instant())
                .isEqualTo(CALENDAR.after(new ClockLimit(17, ClockUnit.HK), start, List.of())
                        .instant());
    }

    @Test
    void countsElapsedHoursThroughNightsAndHolidays() {
        Instant start = at("2026-03-20T23:30");

        assertThat(CALENDAR.due(rule("LOC-AGENCY"), start).instant()).isEqualTo(at("2026-03-21T23:30"));
        assertThat(CALENDAR.due(rule("LOC-EMG"), start).instant()).isEqualTo(at("2026-03-20T23:45"));
        assertThat(CALENDAR.due(rule("PDP-DSR"), start).instant()).isEqualTo(at("2026-03-23T23:30"));
        assertThat(CALENDAR.due(rule("KIP-REG"), start).instant()).isEqualTo(start);
    }

    /** Late on Friday in Jakarta is already Saturday further east; each counts to the end of its own Monday. */
    @ParameterizedTest
    @CsvSource({
        "Asia/Jakarta, 13, 2026-11-16T16:59:59Z",
        "Asia/Makassar, 14, 2026-11-16T15:59:59Z",
        "Asia/Jayapura, 14, 2026-11-16T14:59:59Z"
    })
    void countsTheOfficesOwnDates(ZoneId zone, int startsOn, Instant due) {
        Instant start = Instant.parse("2026-11-13T16:30:00Z");
        WorkingCalendar calendar = new WorkingCalendar(zone, ContohPack.holidays());

        assertThat(start.atZone(zone).getDayOfMonth()).isEqualTo(startsOn);
        assertThat(calendar.after(new ClockLimit(1, ClockUnit.HK), start, List.of())
                        .instant())
                .isEqualTo(due);
    }

    @Test
    void warnsWhereTheCalendarIsNotLoaded() {
        DueDate due = CALENDAR.due(rule("KIP-ANS"), at("2027-12-28T09:00"));

        assertThat(due.instant()).isEqualTo(at("2028-01-11T23:59:59"));
        assertThat(due.warning()).hasValueSatisfying(text -> assertThat(text).contains("2028", "akhir pekan"));
        assertThat(CALENDAR.due(rule("KIP-ANS"), at("2024-05-06T09:00")).warning())
                .isPresent();
        assertThat(CALENDAR.due(rule("YP-14"), at("2027-12-28T09:00")).warning())
                .isEmpty();
    }

    @Test
    void doesNotCountADayOnWhoseEveningTheClockStood() {
        Instant start = at("2026-11-02T09:00");
        Pause pause = new Pause(at("2026-11-03T10:00"), at("2026-11-05T08:00"));

        DueDate due = CALENDAR.due(rule("SP4N-RESP"), start, List.of(pause));

        assertThat(due.instant()).isEqualTo(at("2026-11-11T23:59:59"));
    }

    @Test
    void addsPausesToElapsedHours() {
        Instant start = at("2026-11-02T09:00");
        Pause second = new Pause(at("2026-11-03T10:00"), at("2026-11-03T12:00"));
        Pause first = new Pause(at("2026-11-02T10:00"), at("2026-11-02T20:00"));
        Pause tooLate = new Pause(at("2026-11-04T10:00"), at("2026-11-04T12:00"));

        DueDate due = CALENDAR.due(rule("LOC-AGENCY"), start, List.of(second, tooLate, first));

        assertThat(due.instant()).isEqualTo(at("2026-11-03T21:00"));
    }

    @Test
    void refusesToPauseWhatTheLawDoesNotStop() {
        Pause pause = new Pause(at("2026-11-03T10:00"), at("2026-11-05T08:00"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALENDAR.due(rule("KIP-ANS"), at("2026-11-02T09:00"), List.of(pause)))
                .withMessageContaining("KIP-ANS");
    }

    @Test
    void warnsBeforeTheDueDate() {
        Instant start = at("2026-11-13T09:00");

        assertThat(CALENDAR.warnAt(rule("LOC-FIRST"), start, List.of())).contains(at("2026-11-13T09:10"));
        assertThat(CALENDAR.warnAt(rule("KIP-ANS"), start, List.of())).contains(at("2026-11-24T23:59:59"));
        assertThat(CALENDAR.warnAt(rule("KIP-REG"), start, List.of())).isEmpty();
        for (ClockRule rule : ContohPack.clocks().all()) {
            CALENDAR.warnAt(rule, start, List.of())
                    .ifPresent(warning -> assertThat(warning)
                            .isBefore(CALENDAR.due(rule, start).instant()));
        }
    }

    @Test
    void tellsWhatANewHolidayMoves() {
        Instant start = at("2027-12-28T09:00");
        Instant stored = CALENDAR.due(rule("KIP-ANS"), start).instant();
        List<Holiday> more = new ArrayList<>(ContohPack.holidays());
        more.add(new Holiday(LocalDate.of(2028, 1, 3), "Contoh", Holiday.Kind.CUTI_BERSAMA, "SKB contoh", "contoh"));

        DueChange change =
                new WorkingCalendar(WITA, more).recompute(rule("KIP-ANS"), start, List.of(), stored, "SKB 2028 dimuat");

        assertThat(change.moves()).isTrue();
        assertThat(change.before()).isEqualTo(stored);
        assertThat(change.after().instant()).isEqualTo(at("2028-01-12T23:59:59"));
        assertThat(change.after().warning()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CALENDAR.recompute(rule("KIP-ANS"), start, List.of(), stored, " "));
    }

    private static ClockRule rule(String id) {
        return ContohPack.clocks().rule(id);
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), WITA).toInstant();
    }
}
