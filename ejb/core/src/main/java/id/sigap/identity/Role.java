package id.sigap.identity;

import java.util.Arrays;
import java.util.Optional;

/** The realm roles of Keycloak; each is also a candidate group of the process. */
public enum Role {
    OPERATOR("operator"),
    APPROVER("approver"),
    AGENCY_OFFICER("agency-officer"),
    ADMINISTRATOR("administrator"),
    AUDITOR("auditor");

    /** The realm role of people of the demonstration; nobody has it in an office's realm, and Sigap refuses it there. */
    public static final String DEMO = "demo";

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name in Keycloak, in the REST contract and in diagrams. */
    public String code() {
        return code;
    }

    public static Optional<Role> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
