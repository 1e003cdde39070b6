package id.sigap.officedata;

/**
 * A table was changed, here or on another server: whoever holds it in memory reads it again. Told within a transaction that
 * only reads.
 */
public record TableRead(OfficeTable table) {}
