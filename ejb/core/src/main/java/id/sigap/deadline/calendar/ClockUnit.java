package id.sigap.deadline.calendar;

/** In what a clock's limit is counted; the names are the codes of the clock table. */
public enum ClockUnit {
    /** Due the moment the clock begins; the amount does not count. */
    AT_ONCE("seketika"),
    /** Elapsed minutes. */
    MIN("menit"),
    /** Elapsed hours. */
    H("jam"),
    /** Calendar days: the clock ends with the last second of the last local day. */
    CD("hari kalender"),
    /** Working days (hari kerja): Monday to Friday without holidays; ends with the last second of the last local day. */
    HK("hari kerja");

    private final String label;

    ClockUnit(String label) {
        this.label = label;
    }

    /** The Indonesian word behind a figure, such as {@code hari kerja}. */
    public String label() {
        return label;
    }
}
