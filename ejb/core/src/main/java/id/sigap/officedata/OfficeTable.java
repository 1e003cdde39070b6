package id.sigap.officedata;

/** A table that administrators keep and that the running system holds in memory. In the order in which they are loaded. */
public enum OfficeTable {
    AGENCY("agency"),
    TOPIC("topic"),
    HOLIDAY("holiday"),
    CLOCK("clock");

    private final String code;

    OfficeTable(String code) {
        this.code = code;
    }

    /** Its name in the database, in the change log and in the ledger's acts. */
    public String code() {
        return code;
    }
}
