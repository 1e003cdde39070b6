package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.foundation.Vault;
import id.sigap.wording.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Filled, released templates to the citizen: received, forwarded, emergency, reminder, closing. A notice is not the answer. */
@ApplicationScoped
public class Notices {
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()\\[\\]]+\\.[A-Za-z]{2,}");

    @Inject
    Channels channels;

    @Inject
    Templates templates;

    @Inject
    Outbox outbox;

    @Inject
    Vault vault;

    /**
     * Sends a template on the citizen's own channel, privately where the channel can, where the template is released.
     *
     * @param kind {@code ack, notice} or {@code emergency}
     */
    public void send(Complaint complaint, String kind, String template, Map<String, String> values) {
        Optional<Channels.Line> line = channels.find(complaint.channelId()).flatMap(channels::line);
        if (line.isEmpty() || line.get().connector().describe().can(Capability.DELIVERED_BY_PERSON)) {
            return;
        }
        boolean inPrivate =
                line.get().connector().describe().can(Capability.SENDS_PRIVATE) && !complaint.publicThread();
        templates
                .fill(template, complaint, line.get(), inPrivate ? "private" : "public", values)
                .ifPresent(filled -> outbox.notify(complaint, kind, filled.code(), filled.version(), filled.letter()));
    }

    /** An answer stands on the tracking page: a citizen who left a mail address there is told by mail. */
    void answerAvailable(Complaint complaint, OutboxRow.Content sent) {
        Channel own = channels.find(complaint.channelId()).orElse(null);
        boolean shownHere = own != null
                && channels.line(own)
                        .filter(line -> line.connector().describe().can(Capability.RECEIVES_FORMS))
                        .filter(line -> !line.connector().describe().can(Capability.DELIVERED_BY_PERSON))
                        .isPresent();
        if (shownHere) {
            mail(complaint, "ANSWER_AVAILABLE");
        }
    }

    /** Tells a citizen who left a mail address, on the office's mail channel; nothing happens where there is none. */
    public void mail(Complaint complaint, String template) {
        Reporter reporter = complaint.reporter(complaint.key(vault));
        if (reporter.contact() == null || !MAIL.matcher(reporter.contact()).matches()) {
            return;
        }
        mail(complaint, "notice", template, reporter.contact(), reporter.name(), Map.of());
    }

    /** @param kind {@code notice, agency} or {@code staff} */
    public void mail(
            Complaint complaint,
            String kind,
            String template,
            String address,
            String name,
            Map<String, String> values) {
        channels.firstOf("email")
                .flatMap(channels::line)
                .ifPresent(line -> templates
                        .fill(template, complaint, line, "private", values)
                        .ifPresent(filled -> outbox.notify(
                                complaint,
                                kind,
                                filled.code(),
                                filled.version(),
                                new OutboxRow.Content(
                                        address, name, null, address, null, List.of(), filled.letter()))));
    }
}
