package id.sigap.connector.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One platform: how its messages come in and how an approved answer goes out.
 *
 * <p>A connector is a stateless session bean with this interface as its local view. Sigap finds it through JNDI, asks it
 * to {@linkplain #describe() describe} itself, and calls it for every channel (an account on the platform) that an
 * administrator opened with it.
 *
 * <p><b>Coming in.</b> A delivery reaches Sigap by webhook or form ({@link #receive}) or is fetched ({@link #poll}).
 * Sigap stores it raw and commits, then acknowledges it, then calls {@link #split} as often as it likes: splitting is
 * pure. An event that only points at its content is completed with {@link #fetch}.
 *
 * <p><b>Going out.</b> Sigap commits the state <i>sending</i>, then calls {@link #send} once. A connector encodes the
 * parts exactly as approved; it never adds to them, cuts or splits them. Where the outcome is
 * {@link SendOutcome.Unknown}, or Sigap died during the call, {@link #find} looks for the message on the platform before
 * anything is sent again.
 *
 * <p><b>Rules for every method.</b>
 *
 * <ul>
 *   <li>Thread-safe; called with no transaction active; never starts one.
 *   <li>Keeps its own time limits, whatever the platform does. {@link #describe}, {@link #handshake}, {@link #receive},
 *       {@link #constraints}, {@link #measure}, {@link #remarks} and {@link #sheet} answer at once, from what they are given:
 *       Sigap waits for them five seconds, and 30 for {@link #split}. {@link #send} and {@link #fetch}, which move files, return within five
 *       minutes, {@link #poll} within what it is told to wait and 60 seconds more, every other method within 60 seconds.
 *       Sigap gives up a call that takes longer; what it was doing counts as not done, a message being sent as unknown.
 *   <li>Never returns {@code null} and never throws for what a platform, a network or a hostile sender does: each such
 *       case has a result type. An exception is a defect; Sigap treats one from {@link #send} as
 *       {@link SendOutcome.Unknown}.
 *   <li>Keeps nothing of value in memory; between two calls the server may have been restarted.
 *   <li>Takes the time from {@link ChannelContext#clock()}.
 *   <li>Asks only for the {@linkplain Setting settings} and {@linkplain Secrets secrets} that it declared.
 *   <li>Returns what can be kept: at most 10,000 events or 1,000 deliveries at a time, each event with a key of its own,
 *       and 50 MB together.
 * </ul>
 *
 * <p><b>What a fault leads to.</b> Each breach of these rules is a fault: Sigap counts it, names the connector, the method
 * and the kind of fault to a person, and goes on without the result. After five faults in a row the connector is set aside:
 * its channels wait, and what came in or should go out with them, until an administrator lets it go on.
 *
 * <p><b>Versions.</b> A connector tells by {@link ConnectorDescription#apiVersion()} which contract it was built against;
 * {@link #API_VERSION} is a constant, so that its value at compile time stays in the connector. Sigap uses a connector of
 * the same first number whose second number is not higher than its own, and refuses any other by name. Within one first
 * number nothing is taken away and nothing asked for in addition: methods that join have a default.
 */
public interface Connector {

    /** The version of this contract: a new first number where it breaks, a new second number where it grows. */
    String API_VERSION = "1.0";

    /**
     * Says who this connector is, what it can do and which settings a channel needs. The answer is the same on every
     * call and needs no network.
     */
    ConnectorDescription describe();

    /**
     * Answers the platform's question whether the webhook is really ours (a GET with a challenge).
     *
     * @return the reply, byte for byte; by default 404, for a platform that asks no such question
     */
    default HandshakeReply handshake(ChannelContext context, InboundRequest request) {
        return HandshakeReply.of(404, "");
    }

    /**
     * Judges a delivery before it is stored: its signature over the raw bytes (compared in constant time, against every
     * {@linkplain Secrets#all valid secret}), its size, and the fields of a form. Needs no network and is fast, since the
     * platform waits.
     *
     * @return accepted with the key of the delivery, or refused; by default refused with 404
     */
    default ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        return ReceiveVerdict.refused(404, "no-webhook", "Kanal ini tidak menerima kiriman melalui webhook.");
    }

    /**
     * Takes a stored delivery apart into its events, in the order in which they happened.
     *
     * <p>Pure: the same delivery gives equal events every time, on every node; no network, no clock, no random number.
     * It never throws: what cannot be understood becomes an {@link InboundEvent.Unreadable}, and the rest of the batch is
     * still returned. An empty list means that the delivery is understood and holds nothing for a complaint desk.
     */
    List<InboundEvent> split(ChannelContext context, RawDelivery delivery);

    /**
     * Fetches new deliveries, waiting for the first one where there is none yet.
     *
     * <p>Called again about a second after it returned, and at once where there is more or something new came: a platform
     * that allows fewer looks is protected by the connector, which keeps the time of its last look in the cursor and
     * returns the same cursor until the next one is due.
     *
     * @param cursor what the last call returned, as it was committed with its deliveries; empty on the first call
     * @param waitUpTo how long the call may wait for something new; zero = only look. The call may overrun it by its own
     *     network time limits, never by more than 60 seconds
     * @return deliveries with the cursor to commit along with them; the same delivery may come again and has the same
     *     key then; by default nothing
     */
    default PollResult poll(ChannelContext context, Optional<String> cursor, Duration waitUpTo) {
        return new PollResult.Polled(List.of(), cursor.orElse(""), false);
    }

    /**
     * Tells the platform that polled deliveries are safely stored (their transaction has committed). A lost
     * acknowledgement does no harm: the cursor and the keys of the deliveries protect against doubles.
     *
     * @param receipts the {@linkplain RawDelivery#receipt() receipts} of the stored deliveries
     */
    default void acknowledge(ChannelContext context, List<String> receipts) {}

    /**
     * Brings a gap again: asks the platform to deliver what came since then, or says where polling goes back to. What
     * comes twice does no harm, since its key is the same: an event that is read from a list has the native id, kind and
     * version that the webhook gives it. Where polling goes back, it ends there by itself in a channel that is not polled
     * otherwise. Asked for only where {@link Capability#REPLAYS} is declared.
     *
     * @param since the beginning of the gap
     * @return by default {@link ReplayOutcome.Unsupported}
     */
    default ReplayOutcome replay(ChannelContext context, Instant since) {
        return new ReplayOutcome.Unsupported();
    }

    /**
     * Fetches what an event only points at: the file behind a {@link Attachment.Remote} or the content behind an
     * {@link InboundEvent.Pointer}.
     *
     * @param reference as given in the event
     * @return by default {@link FetchOutcome.Gone}
     */
    default FetchOutcome fetch(ChannelContext context, String reference) {
        return new FetchOutcome.Gone("fetch-unsupported");
    }

    /**
     * Sends one approved message, once. There is no retry inside: whether to try again is decided by Sigap, from the
     * outcome.
     */
    SendOutcome send(ChannelContext context, OutboundMessage message);

    /**
     * Looks on the platform for a message that may have been sent.
     *
     * @param attemptedAt when the sending began; a match is not older than this, allowing for differing clocks
     * @return {@link FindOutcome.Absent} only where a message that had been accepted would certainly be seen by now
     */
    FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt);

    /** Says what the platform's rules allow in this conversation now, shown to the operator before drafting. */
    Constraints constraints(ChannelContext context, Conversation conversation);

    /**
     * Counts a text as the platform counts it, in the {@linkplain ConnectorDescription#lengthUnit() unit} of this
     * connector. Pure and fast: called while an operator types.
     *
     * @return zero or more
     */
    int measure(String text);

    /**
     * Says what holds of this very text beyond the {@linkplain #constraints rules} of its conversation, such as that its link
     * makes it dearer: shown to the author while they write, and to who approves it. Pure and fast: called as
     * {@link #measure} is.
     *
     * @param body as {@link OutboundMessage#body()} will be
     * @return {@link Constraints.Severity#BLOCKING} where this text cannot be sent; by default nothing
     */
    default List<Constraints.Notice> remarks(ChannelContext context, Conversation conversation, String body) {
        return List.of();
    }

    /**
     * Fetches what the other office's system offers for {@linkplain Capability#FORWARDS forwarding}, so that an
     * administrator can choose the service that an agency has.
     *
     * @return by default that there is nothing to choose from
     */
    default ServicesOutcome services(ChannelContext context) {
        return new ServicesOutcome.Listed(List.of());
    }

    /**
     * Lays a forwarded message out, field by field, for a person who enters it into the other office's system. Pure and
     * without network; called for a connector that {@linkplain Capability#FORWARDS forwards} and whose messages are
     * {@linkplain Capability#DELIVERED_BY_PERSON delivered by a person}.
     *
     * @return in the order of the form there; by default nothing
     */
    default List<SheetField> sheet(ChannelContext context, OutboundMessage message) {
        return List.of();
    }

    /**
     * Prepares the platform for a channel that was opened or whose settings changed, such as registering its webhook.
     * Repeating it does no harm.
     *
     * @return the state after it; by default the same as {@link #health}
     */
    default Health activate(ChannelContext context) {
        return health(context);
    }

    /** Undoes {@link #activate} when a channel is closed for good. By default does nothing. */
    default void deactivate(ChannelContext context) {}

    /** Asks the platform whether the channel works: reachable, credentials valid. */
    Health health(ChannelContext context);
}
