package id.sigap.deadline;

import java.time.Instant;
import java.util.Optional;

/** A running clock is due at another time than before; told within the transaction that moves it. */
public record DueMoved(long complaintId, Optional<Long> forwardingId, Instant due) {}
