package id.sigap.web;

/** The Keycloak roles. */
public final class Roles {
    public static final String OPERATOR = "operator";
    public static final String APPROVER = "approver";
    public static final String OFFICER = "agency-officer";
    public static final String ADMINISTRATOR = "administrator";
    public static final String AUDITOR = "auditor";

    private Roles() {}
}
