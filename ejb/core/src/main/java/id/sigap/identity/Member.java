package id.sigap.identity;

import java.util.List;

/**
 * Somebody and what they may do.
 *
 * @param roles directly or through a group
 * @param officerOf codes of the agencies that they answer for
 * @param headOf codes of the agencies that they head
 * @param officeHead whether they stand on the last rung of every ladder
 */
public record Member(Person person, List<Role> roles, List<String> officerOf, List<String> headOf, boolean officeHead) {
    public Member {
        roles = List.copyOf(roles);
        officerOf = List.copyOf(officerOf);
        headOf = List.copyOf(headOf);
    }
}
