package id.sigap.connector.api;

/** One thing that a connector can do. What is not declared is never asked of it. */
public enum Capability {
    /** Platform calls our webhook: {@link Connector#receive}. */
    RECEIVES_WEBHOOKS,
    /** We ask the platform: {@link Connector#poll}. */
    POLLS,
    /** One of Sigap's own forms feeds {@link Connector#receive}. */
    RECEIVES_FORMS,
    /** Answers that anyone can read. */
    SENDS_PUBLIC,
    /** Answers that only the recipient can read. */
    SENDS_PRIVATE,
    /** {@link Connector#find} can tell whether a message was sent. */
    FINDS_SENT,
    /** The platform has an idempotency key: sending the same outbox id again cannot make a second message. */
    SENDS_ONCE,
    /** A person carries the answer: every {@link Connector#send} ends in {@link SendOutcome.HandOver}. */
    DELIVERED_BY_PERSON,
    /**
     * Can write first, to whoever has a mail address: staff, agencies, citizens of other channels. The recipient's
     * {@linkplain Person#contact contact} is that address.
     */
    REACHES_MAIL_ADDRESSES,
    /** Messages have subjects; without this, a {@linkplain Part.Role#SUBJECT subject} is refused. */
    CARRIES_SUBJECT,
    /** Messages carry files; without this, a {@link Part.File} is refused. */
    CARRIES_ATTACHMENTS,
    /** Messages name the ones they answer. */
    KEEPS_THREADS,
    /** What the office's account wrote elsewhere comes back as {@link InboundEvent.OwnMessage}. */
    SHOWS_OWN_MESSAGES,
    /** {@link InboundEvent.Status} or {@link InboundEvent.Progress} tells that a message arrived. */
    REPORTS_DELIVERY,
    /** {@link InboundEvent.Status} or {@link InboundEvent.Progress} tells that a message was read. */
    REPORTS_READING,
    /**
     * Carries a complaint to another office's system, instead of an answer to a citizen. The recipient is the service
     * there, {@link Forwarded} names the attributes. What comes back answers a forwarding and never begins a complaint.
     */
    FORWARDS,
    /** {@link Connector#replay} brings a gap again. */
    REPLAYS
}
