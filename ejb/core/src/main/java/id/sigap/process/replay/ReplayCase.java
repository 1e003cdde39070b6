package id.sigap.process.replay;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What the draft would have made of one case. */
@Entity
@Table(name = "replay_case")
public class ReplayCase {
    private static final int LONGEST_END = 300;
    private static final int LONGEST_NOTES = 4000;

    /** Replay and the case's place in it. */
    @Embeddable
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "replay_id")
        private UUID replay;

        private int place;

        protected Key() {}

        public Key(UUID replay, int place) {
            this.replay = replay;
            this.place = place;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && replay.equals(that.replay) && place == that.place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(replay, place);
        }
    }

    @EmbeddedId
    private Key id;

    private String ticket;
    private String verdict;

    @Column(name = "ended_then")
    private String endedThen;

    @Column(name = "ended_now")
    private String endedNow;

    private String notes;

    protected ReplayCase() {}

    ReplayCase(UUID replay, int place, String ticket, Verdict verdict) {
        this.id = new Key(replay, place);
        this.ticket = ticket;
        this.verdict = verdict.how();
        this.endedThen = cut(verdict.endedThen(), LONGEST_END);
        this.endedNow = cut(verdict.endedNow(), LONGEST_END);
        this.notes = cut(String.join("\n", verdict.notes()), LONGEST_NOTES);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    public String ticket() {
        return ticket;
    }

    /** {@code same, elsewhere, longer} or {@code fails}. */
    public String verdict() {
        return verdict;
    }

    /** Where it ended. */
    public String endedThen() {
        return endedThen;
    }

    /** Where it would end or stand. */
    public String endedNow() {
        return endedNow;
    }

    /** What differs on the way, as Indonesian sentences. */
    public List<String> notes() {
        return notes.isEmpty() ? List.of() : List.of(notes.split("\n"));
    }
}
