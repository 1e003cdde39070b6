package id.sigap.coordination;

import id.sigap.complaint.Complaint;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.guard.GuardedConnector;
import id.sigap.wording.ConversationRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform is asked about a case's answering window, read in one transaction and asked outside any.
 *
 * @param channel what people call the channel
 * @param line empty while its connector is not there
 * @param target the way in which an answer goes by itself
 * @param conversations by each way in which the case can be answered at all
 * @param blocked the ways in which nothing arrives, whatever the platform allows
 */
record WindowQuestion(
        String channel,
        Optional<Channels.Line> line,
        Visibility target,
        Map<Visibility, Conversation> conversations,
        Set<Visibility> blocked) {
    private static final System.Logger LOG = System.getLogger(WindowQuestion.class.getName());

    static WindowQuestion of(Complaint complaint, AnswerWindow window, Channels channels, ConversationRules rules) {
        Optional<Channel> channel = channels.find(complaint.channelId());
        Optional<Channels.Line> line = channel.flatMap(channels::line);
        Map<Visibility, Conversation> conversations = new HashMap<>();
        Set<Visibility> blocked = EnumSet.noneOf(Visibility.class);
        line.ifPresent(there -> {
            for (Visibility visibility : Visibility.values()) {
                if (rules.possible(complaint, there, visibility)) {
                    conversations.put(visibility, rules.conversation(complaint, visibility));
                }
                if (rules.blocked(complaint, visibility)) {
                    blocked.add(visibility);
                }
            }
        });
        return new WindowQuestion(
                channel.map(Channel::label).orElse(complaint.channelId()),
                line,
                line.map(there -> rules.natural(complaint, there))
                        .or(window::target)
                        .orElse(Visibility.PRIVATE),
                conversations,
                blocked);
    }

    /** When the citizen last wrote or did what counts as much, from which a window is counted. */
    Optional<Instant> opened() {
        return Optional.ofNullable(conversations.get(target)).flatMap(Conversation::lastInboundAt);
    }

    /** Asks; outside any transaction, as a platform may be slow. */
    Answer ask() {
        if (line.isEmpty()) {
            return new Answer(target, false, Map.of());
        }
        Map<Visibility, Constraints> allowed = new HashMap<>();
        try {
            conversations.forEach((visibility, conversation) -> allowed.put(
                    visibility, line.get().connector().constraints(line.get().context(), conversation)));
            boolean known = allowed.values().stream()
                    .flatMap(rules -> rules.notices().stream())
                    .noneMatch(notice -> notice.code().equals(GuardedConnector.FAILED));
            blocked.forEach(way -> allowed.computeIfPresent(way, (same, told) -> ConversationRules.blocked(told)));
            return new Answer(target, known, known ? allowed : Map.of());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "The rules of channel " + channel + " cannot be asked", e);
            return new Answer(target, false, Map.of());
        }
    }

    /**
     * What the platform said.
     *
     * @param known false where it could not be asked
     * @param allowed by each way in which the channel can answer
     */
    record Answer(Visibility target, boolean known, Map<Visibility, Constraints> allowed) {
        /**
         * When the office can no longer answer; empty = never. A quota that is used up or a block ends it now, and some platforms no
         * longer tell the end once it has passed. In milliseconds, as the engine keeps instants: the process's timer and the
         * row mean the same.
         */
        Optional<Instant> closes(AnswerWindow window, Instant now) {
            Optional<Instant> before = window.closesAt().filter(at -> !window.is("unread"));
            if (!known) {
                return before;
            }
            Constraints rules = allowed.get(target);
            if (rules == null) {
                return Optional.empty();
            }
            Optional<Instant> passed = before.filter(at -> !at.isAfter(now));
            Optional<Instant> told = usedUp(rules) || blocked()
                    ? passed.or(() -> Optional.of(now))
                    : rules.closesAt().or(() -> passed);
            return told.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        }

        /** Whether the other way stays open when this one closes. */
        boolean otherStaysOpen(Instant closes) {
            Constraints other = allowed.get(other());
            return other != null
                    && other.sendable()
                    && !usedUp(other)
                    && other.closesAt().filter(at -> !at.isAfter(closes)).isEmpty();
        }

        /** Whether the citizen blocks the way in which an answer goes by itself. */
        boolean blocked() {
            return Optional.ofNullable(allowed.get(target)).stream()
                    .flatMap(rules -> rules.notices().stream())
                    .anyMatch(notice -> notice.code().equals(ConversationRules.CONTACT_BLOCKED));
        }

        Visibility other() {
            return target == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC;
        }

        private static boolean usedUp(Constraints rules) {
            return rules.remaining().isPresent() && rules.remaining().getAsInt() == 0;
        }
    }
}
