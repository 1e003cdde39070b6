package id.sigap.connector;

import id.sigap.officedata.Fault;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the account register says of a channel: whose account it is, which official answers for it, and why the office may
 * and does run it. Without all four no channel is opened; those of an older installation are empty until somebody fills them
 * in.
 *
 * @param owner who owns the account on the platform (pemilik akun)
 * @param accountable the official who answers for it (pejabat penanggung jawab)
 * @param legalBasis the rule or decree it rests on (dasar hukum)
 * @param purpose what it is for (tujuan)
 */
@Embeddable
public record Registration(
        @Column(name = "account_owner") String owner,
        String accountable,
        @Column(name = "legal_basis") String legalBasis,
        String purpose) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 500;

    /** Nobody filled it in yet. */
    public static final Registration NONE = new Registration(null, null, null, null);

    public Registration {
        owner = stripped(owner);
        accountable = stripped(accountable);
        legalBasis = stripped(legalBasis);
        purpose = stripped(purpose);
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whether all four are filled in. */
    public boolean complete() {
        return owner != null && accountable != null && legalBasis != null && purpose != null;
    }

    /** What is missing or too long; the fields are called {@code registration.owner} and so on. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        check(faults, "owner", owner, LONGEST_NAME, "Sebutkan pemilik akun, misalnya unit kerja yang memegangnya.");
        check(faults, "accountable", accountable, LONGEST_NAME, "Sebutkan pejabat penanggung jawab.");
        check(faults, "legalBasis", legalBasis, LONGEST_TEXT, "Sebutkan dasar hukum atau surat keputusannya.");
        check(faults, "purpose", purpose, LONGEST_TEXT, "Sebutkan tujuan akun ini.");
        return faults;
    }

    private static void check(List<Fault> faults, String field, String value, int longest, String missing) {
        if (value == null) {
            faults.add(new Fault("registration." + field, missing));
        } else if (value.length() > longest) {
            faults.add(new Fault("registration." + field, "Terlalu panjang; paling panjang " + longest + " karakter."));
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            faults.add(new Fault(
                    "registration." + field, "Tidak boleh memuat karakter kendali atau baris baru; tulis satu baris."));
        }
    }

    /** By field, for the change log; what is empty is left out. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "owner", owner);
        put(fields, "accountable", accountable);
        put(fields, "legalBasis", legalBasis);
        put(fields, "purpose", purpose);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
