package id.sigap.report;

import id.sigap.foundation.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Whole days of the office.
 *
 * @param from the first day
 * @param to   the last day, which belongs to the period
 * @param zone the office's
 */
public record Period(LocalDate from, LocalDate to, ZoneId zone) {
    private static final int MOST_YEARS = 10;

    public Period {
        if (to.isBefore(from)) {
            throw Refusal.invalid("Akhir masa (" + to + ") mendahului awalnya (" + from + ").");
        }
        if (from.plusYears(MOST_YEARS).isBefore(to)) {
            throw Refusal.invalid("Masa laporan paling panjang " + MOST_YEARS + " tahun.");
        }
    }

    /** @throws Refusal where a day is missing or none */
    public static Period parse(String from, String to, ZoneId zone) {
        return new Period(day(from, "from"), day(to, "to"), zone);
    }

    private static LocalDate day(String text, String name) {
        try {
            LocalDate day = LocalDate.parse(text == null ? "" : text.strip());
            if (day.getYear() < 1900 || day.getYear() > 9000) {
                throw new DateTimeException("out of range");
            }
            return day;
        } catch (DateTimeException e) {
            throw Refusal.invalid("\"" + name + "\" harus tanggal menurut kalender kantor, contoh 2026-11-01.");
        }
    }

    public Instant begin() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after it. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
