package id.sigap.masking;

/** A kind of personal data that can be recognised by its form, in the order in which the masks are applied. */
public enum PersonalDataKind {
    /** Sixteen digits: NIK of a person or KK of a family. The last four digits stay readable. */
    NATIONAL_ID("NIK/KK", "NIK atau nomor KK"),
    /** Fifteen digits: a taxpayer's number. */
    TAX_ID("NPWP", "NPWP"),
    /** Thirteen digits: a participant of the health insurance. */
    HEALTH_INSURANCE("BPJS", "nomor BPJS"),
    /** An Indonesian mobile number, with or without separators. */
    MOBILE("telepon", "nomor telepon"),
    /** An e-mail address. */
    EMAIL("surel", "alamat surel"),
    /** A vehicle's number plate. */
    PLATE("pelat", "pelat nomor kendaraan"),
    /** A customer, meter or account number, known by the word in front of it. */
    CUSTOMER_NUMBER("nomor pelanggan", "nomor pelanggan"),
    /** A street or housing estate together with a house number. */
    STREET_ADDRESS("alamat", "alamat rumah");

    private final String token;
    private final String label;

    PersonalDataKind(String token, String label) {
        this.token = token;
        this.label = label;
    }

    /** The word between the brackets of the mask, such as {@code telepon} in {@code [telepon]}. */
    public String token() {
        return token;
    }

    /** The Indonesian name for a person's eyes, such as {@code nomor telepon}. */
    public String label() {
        return label;
    }
}
