package id.sigap.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * How good the directory's copy is.
 *
 * @param readAt when Keycloak last answered; empty where it never has since the server started
 * @param stale whether people may have changed without Sigap knowing: the last reading failed, or is overdue
 * @param problem why the last reading failed, in words for an administrator
 */
public record DirectoryState(Optional<Instant> readAt, boolean stale, Optional<String> problem) {}
