package id.sigap.complaint;

/**
 * A case changed; observers hear it after the commit. Carries nothing that a receiver could not see in any list it is on.
 *
 * @param kind what changed: {@code received, claimed, message, wording, forwarding, reply, state}
 */
public record CaseChanged(long complaintId, String ticket, long version, String kind) {}
