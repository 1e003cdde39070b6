package id.sigap.standin.meta;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Private messages: Messenger's, or those of Instagram, which differ in their limit and in what an echo carries.
 */
public final class MessengerInbox {
    private static final Duration COMMENT_WINDOW = Duration.ofDays(7);

    private static final String THREAD = ":34028236684171030124427618";

    private final MetaOptions options;
    private final boolean instagram;
    private final String office;
    private final Inbox inbox;
    private final Deliveries deliveries;
    private final Clock clock;
    private String list = "messaging";

    MessengerInbox(MetaOptions options, boolean instagram, Inbox inbox, Deliveries deliveries) {
        this.options = options;
        this.instagram = instagram;
        this.office = instagram ? options.instagramId() : options.pageId();
        this.inbox = inbox;
        this.deliveries = deliveries;
        this.clock = options.clock();
    }

    /** The webhook of the private messages. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** A citizen writes; the id of the message. */
    public String citizenWrites(String name, String text) {
        Inbox.Dm dm = inbox.received(id(name), text);
        tell(id(name), office, message(dm));
        return dm.mid();
    }

    /** A citizen sends a file that lies at this address. */
    public String citizenSends(String name, String type, String address) {
        Inbox.Dm dm = inbox.received(id(name), "", type, address);
        JsonArrayBuilder attachments = Json.createArrayBuilder()
                .add(Json.createObjectBuilder()
                        .add("type", type)
                        .add("payload", Json.createObjectBuilder().add("url", address)));
        tell(id(name), office, Json.createObjectBuilder().add("mid", dm.mid()).add("attachments", attachments));
        return dm.mid();
    }

    /** A citizen changes a message. */
    public void citizenEdits(String name, String mid, String text, int number) {
        require(inbox.change(mid, text), mid);
        deliveries.messaged(
                list,
                Dms.event(id(name), office, clock.millis())
                        .add(
                                "message_edit",
                                Json.createObjectBuilder()
                                        .add("mid", mid)
                                        .add("text", text)
                                        .add("num_edit", number))
                        .build());
    }

    /** A citizen takes a message back. */
    public void citizenDeletes(String name, String mid) {
        require(inbox.remove(mid), mid);
        tell(id(name), office, Json.createObjectBuilder().add("mid", mid).add("is_deleted", true));
    }

    /** A citizen reacts to a message, which opens the window of Messenger anew. */
    public void citizenReacts(String name, String mid) {
        require(inbox.react(mid, !instagram), mid);
        react(name, mid, "react");
    }

    /** A citizen takes a reaction back. */
    public void citizenTakesReactionBack(String name, String mid) {
        react(name, mid, "unreact");
    }

    private void react(String name, String mid, String action) {
        JsonObjectBuilder reaction = Json.createObjectBuilder().add("mid", mid).add("action", action);
        if (action.equals("react")) {
            reaction.add("reaction", "love").add("emoji", "\u2764\uFE0F");
        }
        deliveries.messaged(
                list,
                Dms.event(id(name), office, clock.millis())
                        .add("reaction", reaction)
                        .build());
    }

    /** A citizen reads: all that the office wrote is delivered and read. */
    public void citizenReads(String name) {
        List<Inbox.Dm> own = inbox.with(id(name)).stream().filter(Inbox.Dm::own).toList();
        if (own.isEmpty()) {
            return;
        }
        String last = own.get(own.size() - 1).mid();
        JsonArrayBuilder mids = Json.createArrayBuilder();
        own.forEach(dm -> mids.add(dm.mid()));
        if (!instagram) {
            deliveries.messaged(
                    list,
                    Dms.event(id(name), office, clock.millis())
                            .add(
                                    "delivery",
                                    Json.createObjectBuilder().add("mids", mids).add("watermark", clock.millis()))
                            .build());
        }
        JsonObjectBuilder read = instagram
                ? Json.createObjectBuilder().add("mid", last)
                : Json.createObjectBuilder().add("watermark", clock.millis());
        deliveries.messaged(
                list,
                Dms.event(id(name), office, clock.millis()).add("read", read).build());
    }

    /** The office answers on the platform itself, outside Sigap. */
    public String officeWrites(String name, String text) {
        return send(id(name), text, Optional.empty()).mid();
    }

    /** A citizen blocks the office. */
    public void citizenBlocks(String name) {
        inbox.block(id(name));
    }

    /** Another app takes the conversation. */
    public void anotherAppTakes(String name) {
        inbox.passToAnother(id(name));
    }

    /** From now on events come as {@code standby}, or as {@code messaging} again. */
    public void standby(boolean on) {
        list = on ? "standby" : "messaging";
    }

    /** What a citizen sees of the office's messages, the oldest first. */
    public List<String> visibleReplies(String name) {
        return inbox.with(id(name)).stream()
                .filter(Inbox.Dm::own)
                .map(Inbox.Dm::text)
                .toList();
    }

    /** A citizen's id. */
    public String id(String name) {
        return personWho(FacebookPage.person(name));
    }

    /** Instagram knows a citizen by one id in comments and messages; a page by two. */
    private String personWho(String author) {
        return instagram ? author : "8" + author;
    }

    private static void require(Optional<Inbox.Dm> found, String mid) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No message has the id " + mid);
        }
    }

    private JsonObjectBuilder message(Inbox.Dm dm) {
        return Json.createObjectBuilder().add("mid", dm.mid()).add("text", dm.text());
    }

    private void tell(String from, String to, JsonObjectBuilder message) {
        deliveries.messaged(
                list,
                Dms.event(from, to, clock.millis()).add("message", message).build());
    }

    private Inbox.Dm send(String person, String text, Optional<String> metadata) {
        Inbox.Dm dm = inbox.sent(person, text);
        JsonObjectBuilder echo = message(dm).add("is_echo", true);
        if (!instagram) {
            echo.add("app_id", 1517776481860111L);
        }
        metadata.ifPresent(text2 -> echo.add("metadata", text2));
        tell(office, person, echo);
        return dm;
    }

    Answer send(Call call, Optional<Comment> commented) {
        Dms.Read read = Dms.read(call, !instagram);
        if (read instanceof Dms.Wrong wrong) {
            return wrong.answer();
        }
        Dms.Sending sending = ((Dms.Right) read).sending();
        int length = instagram ? Dms.utf8(sending.text()) : sending.text().length();
        if (length > (instagram ? 1000 : 2000)) {
            return MetaErrors.parameter(
                    "Length of param message[text] must be less than or equal to " + (instagram ? 1000 : 2000));
        }
        Optional<String> answered = sending.to("comment_id").or(() -> sending.to("post_id"));
        if (answered.isPresent()) {
            return commented
                    .map(comment -> replyPrivately(sending, comment))
                    .orElseGet(() -> MetaErrors.missing(answered.get()));
        }
        Optional<String> person = sending.to("id");
        if (person.isEmpty()) {
            return MetaErrors.parameter("The parameter recipient[id] is required");
        }
        int subcode = instagram ? 2534022 : 2018278;
        return Dms.refused(inbox, person.get(), sending.tagged(), options.humanAgent(), subcode)
                .orElseGet(() -> Dms.accepted(send(person.get(), sending.text(), sending.metadata())));
    }

    private Answer replyPrivately(Dms.Sending sending, Comment comment) {
        if (Duration.between(comment.createdAt(), clock.instant()).compareTo(COMMENT_WINDOW) > 0) {
            return MetaErrors.of(400, 10903, 0, "(#10903) This user cant reply to this activity");
        }
        String person = personWho(comment.authorId());
        if (!inbox.answer(comment.id(), person)) {
            return MetaErrors.of(400, 10900, 0, "(#10900) Activity already replied to");
        }
        return Dms.accepted(send(person, sending.text(), sending.metadata()));
    }

    /** The id of a conversation; Instagram's are long. */
    private String thread(String person) {
        return instagram
                ? Base64.getUrlEncoder()
                        .encodeToString(("ig_e:1:IGMessageThread:" + office + THREAD + person)
                                .getBytes(StandardCharsets.US_ASCII))
                : "t_" + person;
    }

    /** With whom a conversation is. */
    Optional<String> person(String thread) {
        return inbox.people().stream()
                .filter(person -> thread(person).equals(thread))
                .findFirst();
    }

    Answer conversations(Call call) {
        return Dms.conversations(call, inbox, this::thread);
    }

    Answer messages(Call call, String person) {
        return Dms.messages(call, inbox, person, office, !instagram);
    }
}
