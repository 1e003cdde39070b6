package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.wording.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
    Incidents incidents;

    @Inject
    Vault vault;

    /**
     * Sends a template on the citizen's own channel, privately where the channel can, where the template is released.
     *
     * @param kind {@code ack, notice} or {@code emergency}
     */
    public void send(Complaint complaint, String kind, String template, Map<String, String> values) {
        Optional<Channels.Line> line = channels.find(complaint.channelId()).flatMap(channels::line);
        if (line.isEmpty()) {
            incidents.open(
                    "notice-unsent",
                    complaint,
                    template + ":" + complaint.ticket(),
                    "Pemberitahuan \"" + template + "\" untuk aduan " + complaint.ticket()
                            + " tidak dapat dikirim: konektor kanalnya sedang tidak terpasang. Beri tahu pelapor dengan cara lain.");
            return;
        }
        ConnectorDescription connector = line.get().connector().describe();
        if (connector.can(Capability.DELIVERED_BY_PERSON)) {
            return;
        }
        boolean inPrivate = connector.can(Capability.SENDS_PRIVATE) && !complaint.publicThread();
        templates
                .fill(template, complaint, line.get(), inPrivate ? "private" : "public", values)
                .ifPresent(filled -> outbox.notify(complaint, kind, filled.code(), filled.version(), filled.letter()));
    }

    /** Something to read stands on the tracking page: a citizen who left a mail address there is told by mail. */
    void toRead(Complaint complaint, String template) {
        boolean shownOnOurPage = channels.find(complaint.channelId())
                .flatMap(channels::line)
                .map(line -> line.connector().describe())
                .filter(connector -> connector.can(Capability.RECEIVES_FORMS))
                .filter(connector -> !connector.can(Capability.DELIVERED_BY_PERSON))
                .isPresent();
        Reporter reporter = complaint.reporter(complaint.key(vault));
        boolean leftAnAddress =
                reporter.contact() != null && MAIL.matcher(reporter.contact()).matches();
        if (shownOnOurPage && leftAnAddress) {
            mail(complaint, "notice", template, reporter.contact(), reporter.name(), Map.of());
        }
    }

    /**
     * Sends a template to a mail address.
     *
     * @param kind {@code notice, agency} or {@code staff}
     * @return false where the office has no channel that reaches mail addresses, or released no such template
     */
    public boolean mail(
            Complaint complaint,
            String kind,
            String template,
            String address,
            String name,
            Map<String, String> values) {
        Optional<Channels.Line> line = channels.mail();
        Optional<Templates.Filled> filled =
                line.flatMap(way -> templates.fill(template, complaint, way, "private", values));
        filled.ifPresent(text -> outbox.notify(
                complaint,
                kind,
                text.code(),
                text.version(),
                OutboxRow.Content.toAddress(address, name, text.letter())));
        return filled.isPresent();
    }
}
