package id.sigap.wording;

import id.sigap.complaint.Complaint;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Visibility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What a platform says of the very text that somebody writes, such as that its link makes it dearer. */
@ApplicationScoped
public class DraftRemarks {
    @Inject
    Channels channels;

    @Inject
    Composer composer;

    @Inject
    ConversationRules rules;

    /**
     * Of a text that is being written; nothing while the case's connector is not there, or where the case cannot be answered
     * that way. Expects to run inside a unit of work.
     *
     * @param target {@code public} or {@code private}
     * @param typed as its author typed it
     */
    public List<Constraints.Notice> of(Complaint complaint, String target, String typed) {
        String text = Composer.words(typed);
        if (text.isEmpty() || text.length() > Wordings.LONGEST) {
            return List.of();
        }
        return channels.find(complaint.channelId())
                .flatMap(channels::line)
                .filter(line -> rules.possible(complaint, line, visibility(target)))
                .map(line -> of(complaint, line, composer.letter(complaint, line, target, text)))
                .orElse(List.of());
    }

    List<Constraints.Notice> of(Complaint complaint, Channels.Line line, Letter letter) {
        return line.connector()
                .remarks(line.context(), rules.conversation(complaint, visibility(letter.target())), letter.words());
    }

    private static Visibility visibility(String target) {
        return target.equals("public") ? Visibility.PUBLIC : Visibility.PRIVATE;
    }
}
