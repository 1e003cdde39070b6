package id.sigap.connector.api;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Something that happened on the platform. Sigap takes each event once: its channel, {@link #kind()},
 * {@link #nativeId()} and {@link #version()} together are unique.
 */
public sealed interface InboundEvent {

    /** Native ids, versions and keys have at most this many characters (UTF-16); longer ones are replaced by a hash. */
    int MAXIMUM_ID_LENGTH = 255;

    /** What kind of event this is. */
    enum Kind {
        /** {@link Message}. */
        MESSAGE,
        /** {@link Edit}. */
        EDIT,
        /** {@link Deletion}. */
        DELETION,
        /** {@link Status}. */
        STATUS,
        /** {@link Progress}. */
        PROGRESS,
        /** {@link Contact}. */
        CONTACT,
        /** {@link OwnMessage}. */
        OWN_MESSAGE,
        /** {@link Bounce}. */
        BOUNCE,
        /** {@link Pointer}. */
        POINTER,
        /** {@link Unreadable}. */
        UNREADABLE
    }

    /** One value for each permitted type. */
    Kind kind();

    /** The platform's id of what the event is about, always as a string. */
    String nativeId();

    /** Tells two events of one kind about one thing apart: an edit's number, a status; {@code "1"} where it cannot happen. */
    String version();

    /** When it happened, by the platform; where the platform tells no time, when the delivery was received. */
    Instant occurredAt();

    /** What is true of a message besides its words. */
    enum Flag {
        /** A machine wrote it (vacation notice, mailing list): never answer it automatically. */
        AUTOMATIC,
        /** The reporter gave no name, or asks that none be known. */
        ANONYMOUS_REPORTER,
        /** The reporter asks that their identity be kept secret. */
        SECRET_REPORTER
    }

    /**
     * A citizen wrote.
     *
     * @param author who wrote
     * @param content what
     * @param thread to what it belongs
     * @param visibility who can read it on the platform
     * @param flags what else is true of it
     * @param attributes what the connector wants back in {@link Conversation#attributes()} when this is answered, and
     *     facts for the case page; keys are lower-case words joined by hyphens
     */
    record Message(
            String nativeId,
            String version,
            Instant occurredAt,
            Person author,
            Content content,
            ThreadReference thread,
            Visibility visibility,
            Set<Flag> flags,
            Map<String, String> attributes)
            implements InboundEvent {

        public Message {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(thread, "thread");
            Objects.requireNonNull(visibility, "visibility");
            flags = Set.copyOf(flags);
            attributes = Map.copyOf(attributes);
        }

        @Override
        public Kind kind() {
            return Kind.MESSAGE;
        }

        /** Leaves out the attributes: they may hold addresses. */
        @Override
        public String toString() {
            return "Message[" + nativeId + ", " + content + ", " + visibility + ", " + flags + "]";
        }
    }

    /**
     * A citizen changed what they had written. It adds a version and erases nothing; it may come before the message.
     *
     * @param nativeId of the changed message
     * @param version the edit's number or time; the edit's own id where the platform gives it one
     * @param content all of it, as it reads now
     */
    record Edit(
            String nativeId,
            String version,
            Instant occurredAt,
            Person author,
            Content content,
            ThreadReference thread,
            Visibility visibility)
            implements InboundEvent {

        public Edit {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(thread, "thread");
            Objects.requireNonNull(visibility, "visibility");
        }

        @Override
        public Kind kind() {
            return Kind.EDIT;
        }
    }

    /**
     * A message was deleted or hidden on the platform. It erases nothing here; it may come before the message. Where it is a
     * message of ours, a person is told that the citizen no longer sees it.
     *
     * @param nativeId of the deleted message. A platform that gives each edit an id of its own may name the message by the
     *     last of them: then this is that id, and {@code version} is the same; Sigap looks for a message with this id, else
     *     for an edit with this version
     * @param version {@code "1"}, or what tells two deletions of one message apart
     */
    record Deletion(String nativeId, String version, Instant occurredAt, ThreadReference thread)
            implements InboundEvent {

        public Deletion {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(thread, "thread");
        }

        @Override
        public Kind kind() {
            return Kind.DELETION;
        }
    }

    /** How far a message of ours came. The order is the order of progress; a state never goes back. */
    enum DeliveryState {
        /** The platform passed it on. */
        SENT,
        /** It reached the citizen's device or mailbox. */
        DELIVERED,
        /** The citizen opened it. */
        READ,
        /** It will not arrive. */
        FAILED
    }

    /**
     * News of a message of ours.
     *
     * @param nativeId of our message
     * @param state how far it came
     * @param code the platform's error code, for {@link DeliveryState#FAILED}
     */
    record Status(String nativeId, Instant occurredAt, DeliveryState state, Optional<String> code)
            implements InboundEvent {

        public Status {
            Checks.id("nativeId", nativeId);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(code, "code");
        }

        @Override
        public Kind kind() {
            return Kind.STATUS;
        }

        @Override
        public String version() {
            return state.name();
        }
    }

    /**
     * News of all messages of ours in one conversation, from a platform that names none of them.
     *
     * @param conversationId {@link ThreadReference#conversationId()} of the conversation
     * @param state how far they came
     * @param until what was sent until then, by the platform's clock, came so far
     */
    record Progress(String conversationId, Instant occurredAt, DeliveryState state, Instant until)
            implements InboundEvent {

        public Progress {
            Checks.id("conversationId", conversationId);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(until, "until");
            if (state != DeliveryState.DELIVERED && state != DeliveryState.READ) {
                throw new IllegalArgumentException("Messages are delivered or read until a moment");
            }
        }

        @Override
        public Kind kind() {
            return Kind.PROGRESS;
        }

        @Override
        public String nativeId() {
            return conversationId;
        }

        @Override
        public String version() {
            return state + " " + until;
        }
    }

    /** What a citizen did, without writing, that decides whether and until when they can be answered. */
    enum ContactState {
        /**
         * They did something that lets the platform's answering window start anew, such as a reaction to a message (Messenger
         * Platform, "Replies and Reactions Webhooks": reactions open the standard messaging window as other actions of the
         * person do).
         */
        ENGAGED,
        /**
         * They blocked the office's account: nothing private arrives (Telegram Bot API, {@code my_chat_member} of a private
         * chat with the status {@code kicked}).
         */
        BLOCKED,
        /** They let it in again: what is private arrives (the same with the status {@code member}). */
        UNBLOCKED
    }

    /**
     * News of a citizen as a contact of the office's account; no message, and never the begin of a complaint. It holds for all
     * that this person has with the office on this channel in private; of two, the one that {@linkplain #occurredAt()
     * occurred} later counts, whichever comes first.
     *
     * @param contact who it is; {@link #nativeId()} is their id
     * @param version the event's own id where the platform gives it one, else its state and time
     */
    record Contact(Person contact, String version, Instant occurredAt, ContactState state) implements InboundEvent {

        public Contact {
            Objects.requireNonNull(contact, "contact");
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(state, "state");
        }

        @Override
        public Kind kind() {
            return Kind.CONTACT;
        }

        @Override
        public String nativeId() {
            return contact.id();
        }
    }

    /**
     * The office's own account wrote. One that matches an outbox row is evidence of its delivery; one that matches none is
     * an answer given outside Sigap.
     *
     * @param recipient to whom, where the platform tells
     * @param outboxId the outbox id that the message carries, where the platform lets it carry one
     */
    record OwnMessage(
            String nativeId,
            String version,
            Instant occurredAt,
            Optional<Person> recipient,
            Content content,
            ThreadReference thread,
            Visibility visibility,
            Optional<UUID> outboxId)
            implements InboundEvent {

        public OwnMessage {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(recipient, "recipient");
            Objects.requireNonNull(content, "content");
            Objects.requireNonNull(thread, "thread");
            Objects.requireNonNull(visibility, "visibility");
            Objects.requireNonNull(outboxId, "outboxId");
        }

        @Override
        public Kind kind() {
            return Kind.OWN_MESSAGE;
        }
    }

    /**
     * A message, ours as it seems, came back undelivered. Anyone can forge one: it counts only where the failed id is in
     * the outbox.
     *
     * @param nativeId of the report itself
     * @param failedNativeId of our message, where the report names it
     * @param status such as {@code 5.1.1} (RFC 3463), or {@code ""} where the report tells none
     * @param permanent whether the platform has given up
     * @param reason as the platform words it, for people
     */
    record Bounce(
            String nativeId,
            String version,
            Instant occurredAt,
            Optional<String> failedNativeId,
            Optional<Person> recipient,
            String status,
            boolean permanent,
            String reason)
            implements InboundEvent {

        public Bounce {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Objects.requireNonNull(failedNativeId, "failedNativeId");
            Objects.requireNonNull(recipient, "recipient");
            status = UnicodeText.storable(status);
            reason = UnicodeText.storable(reason);
        }

        @Override
        public Kind kind() {
            return Kind.BOUNCE;
        }

        @Override
        public String toString() {
            return "Bounce[" + nativeId + ", status=" + status + ", permanent=" + permanent + "]";
        }
    }

    /**
     * The platform told only that something is there. {@link Connector#fetch} brings it.
     *
     * @param reference for {@link Connector#fetch}
     */
    record Pointer(String nativeId, String version, Instant occurredAt, String reference) implements InboundEvent {

        public Pointer {
            Checks.id("nativeId", nativeId);
            Checks.id("version", version);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Checks.filled("reference", reference);
        }

        @Override
        public Kind kind() {
            return Kind.POINTER;
        }
    }

    /**
     * A delivery, or one event of it, that cannot be understood. A person takes it; the raw delivery is kept.
     *
     * @param nativeId the id where it can be read, else derived from the delivery
     * @param code stable, for programs
     * @param explanation in Indonesian, for the person who takes it; quotes nothing that a citizen wrote
     */
    record Unreadable(String nativeId, Instant occurredAt, String code, String explanation) implements InboundEvent {

        public Unreadable {
            Checks.id("nativeId", nativeId);
            Objects.requireNonNull(occurredAt, "occurredAt");
            Checks.filled("code", code);
            Checks.filled("explanation", explanation);
        }

        @Override
        public Kind kind() {
            return Kind.UNREADABLE;
        }

        @Override
        public String version() {
            return code;
        }
    }
}
