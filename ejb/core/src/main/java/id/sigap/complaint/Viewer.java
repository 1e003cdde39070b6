package id.sigap.complaint;

import java.util.Set;

/**
 * Who is looking.
 *
 * @param username  the person's user name
 * @param roles     {@code operator, approver, agency-officer, administrator, auditor}
 * @param agencies  codes of the agencies that the person answers for, as officer or head
 * @param officeHead whether the person is the head of the office
 */
public record Viewer(String username, Set<String> roles, Set<String> agencies, boolean officeHead) {
    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Whether the person belongs to the desk. */
    public boolean desk() {
        return is("operator") || is("approver");
    }
}
