package id.sigap.wording;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Contact;
import id.sigap.complaint.Contacts;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.Visibility;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a platform's rules allow in a case's own conversation now, asked before anybody drafts: length, answering window,
 * quota, and what else an author should know. Expects to run inside a unit of work.
 */
@ApplicationScoped
public class ConversationRules {
    /** Says that nothing private arrives, since the citizen blocks the office's account. */
    public static final String CONTACT_BLOCKED = "contact-blocked";

    private static final Constraints.Notice BLOCKED = new Constraints.Notice(
            CONTACT_BLOCKED,
            Constraints.Severity.BLOCKING,
            new LocalizedText(
                    "Pelapor memblokir akun kantor di kanal ini: jawaban pribadi tidak akan sampai sebelum ia membuka blokirnya.",
                    "The citizen blocked the office's account here: no private answer arrives before they unblock it."));

    @PersistenceContext
    EntityManager entities;

    @Inject
    Contacts contacts;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    /** For each way in which this case can be answered at all. */
    public Map<Visibility, Constraints> of(Complaint complaint, Channels.Line line) {
        Map<Visibility, Constraints> rules = new EnumMap<>(Visibility.class);
        for (Visibility visibility : Visibility.values()) {
            if (possible(complaint, line, visibility)) {
                rules.put(visibility, of(complaint, line, visibility));
            }
        }
        return rules;
    }

    public Constraints of(Complaint complaint, Channels.Line line, Visibility visibility) {
        Constraints told = line.connector().constraints(line.context(), conversation(complaint, visibility));
        return blocked(complaint, visibility) ? blocked(told) : told;
    }

    /** What a platform told, for a citizen who {@linkplain #blocked(Complaint, Visibility) blocks} the office's account. */
    public static Constraints blocked(Constraints told) {
        return new Constraints(
                told.maximumLength(),
                told.maximumFileBytes(),
                told.closesAt(),
                told.remaining(),
                Stream.concat(Stream.of(BLOCKED), told.notices().stream()).toList());
    }

    /**
     * Whether nothing that is answered that way arrives, since the citizen blocks the office's account. Who wrote in private
     * after that no longer does, though nobody told.
     */
    public boolean blocked(Complaint complaint, Visibility visibility) {
        return visibility == Visibility.PRIVATE
                && contacts.of(complaint)
                        .flatMap(Contact::blockedSince)
                        .filter(since -> complaint.publicThread()
                                || !lastWritten(complaint)
                                        .filter(at -> at.isAfter(since))
                                        .isPresent())
                        .isPresent();
    }

    /**
     * Whether this case can be answered that way: as far as the channel can, and publicly only where there is something public
     * to answer, so not in a chat.
     */
    public boolean possible(Complaint complaint, Channels.Line line, Visibility visibility) {
        return can(line, visibility)
                && (visibility == Visibility.PRIVATE
                        || !can(line, Visibility.PRIVATE)
                        || complaint.publicThread()
                        || lastSpokePublicly(complaint));
    }

    /** @throws Refusal where this case cannot be answered that way */
    void require(Complaint complaint, Channels.Line line, String target) {
        Visibility wanted = target.equals("public") ? Visibility.PUBLIC : Visibility.PRIVATE;
        if (possible(complaint, line, wanted)) {
            return;
        }
        Visibility other = wanted == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC;
        throw Refusal.invalid("Aduan dari kanal " + line.channel().label() + " ini tidak dapat dijawab secara "
                + word(wanted) + (possible(complaint, line, other) ? "; jawab secara " + word(other) : "") + ".");
    }

    private static String word(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? "publik" : "pribadi";
    }

    private boolean lastSpokePublicly(Complaint complaint) {
        return entities.createQuery(
                        "select m.publicText from Message m where m.complaintId = :id and m.channelId = :channel and m.kind = 'citizen' order by m.occurredAt desc",
                        Boolean.class)
                .setParameter("id", complaint.id())
                .setParameter("channel", complaint.channelId())
                .setMaxResults(1)
                .getResultStream()
                .anyMatch(open -> open);
    }

    private static boolean can(Channels.Line line, Visibility visibility) {
        return line.connector()
                .describe()
                .can(visibility == Visibility.PUBLIC ? Capability.SENDS_PUBLIC : Capability.SENDS_PRIVATE);
    }

    /** Where an answer goes by itself: where the citizen spoke, as far as the channel can. */
    public Visibility natural(Complaint complaint, Channels.Line line) {
        boolean open = complaint.publicThread() && can(line, Visibility.PUBLIC) || !can(line, Visibility.PRIVATE);
        return open ? Visibility.PUBLIC : Visibility.PRIVATE;
    }

    /** The conversation as an answer to the newest message continues it. */
    public Conversation conversation(Complaint complaint, Visibility visibility) {
        Reporter reporter = complaint.reporter(complaint.key(vault));
        return new Conversation(
                new Person(
                        reporter.id(),
                        Optional.ofNullable(reporter.name()),
                        Optional.ofNullable(reporter.handle()),
                        Optional.ofNullable(reporter.contact()),
                        Set.of()),
                visibility,
                Optional.ofNullable(reporter.conversation()),
                reporter.replyTo() == null ? List.of() : List.of(reporter.replyTo()),
                Optional.of(lastInbound(complaint)),
                reporter.attributes());
    }

    /**
     * When the citizen last wrote over the case's own channel, or did there in private what counts as much, by the platform's
     * clock, which is what it counts from; never later than now.
     */
    public Instant lastInbound(Complaint complaint) {
        Instant now = clock.now();
        Optional<Instant> engaged = complaint.publicThread()
                ? Optional.empty()
                : contacts.of(complaint).flatMap(Contact::engagedAt);
        return Stream.concat(lastWritten(complaint).stream(), engaged.stream())
                .max(Comparator.naturalOrder())
                .map(at -> at.isAfter(now) ? now : at)
                .orElse(complaint.lastMessageAt());
    }

    private Optional<Instant> lastWritten(Complaint complaint) {
        return entities.createQuery(
                        "select m.occurredAt from Message m where m.complaintId = :id and m.channelId = :channel and m.kind = 'citizen' order by m.occurredAt desc",
                        Instant.class)
                .setParameter("id", complaint.id())
                .setParameter("channel", complaint.channelId())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
