package id.sigap.reply;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.wording.Templates;
import id.sigap.wording.template.TemplateRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Filled, released templates to the citizen: received, forwarded, emergency, reminder, closing. A notice is not the answer. */
@ApplicationScoped
public class Notices {
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()\\[\\]]+\\.[A-Za-z]{2,}");

    private static final String AWAY = "kanalnya sedang dimatikan, atau konektornya tidak terpasang.";

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
        Optional<Channels.Line> line =
                channels.find(complaint.channelId()).filter(Channel::active).flatMap(channels::line);
        if (line.isEmpty()) {
            unsent(complaint, template, AWAY);
            return;
        }
        ConnectorDescription connector = line.get().connector().describe();
        if (connector.can(Capability.DELIVERED_BY_PERSON)) {
            return;
        }
        boolean inPrivate = connector.can(Capability.SENDS_PRIVATE) && !complaint.publicThread();
        fill(complaint, template, line.get(), inPrivate ? "private" : "public", values)
                .ifPresent(filled -> outbox.notify(complaint, kind, filled.code(), filled.version(), filled.letter()));
    }

    /** The office's own settings may not fit a placeholder: the case goes on, and a person hears of the text that did not. */
    private Optional<Templates.Filled> fill(
            Complaint complaint, String template, Channels.Line line, String target, Map<String, String> values) {
        try {
            return templates.fill(template, complaint, line, target, values);
        } catch (TemplateRefused e) {
            unsent(complaint, template, e.getMessage() + ".");
            return Optional.empty();
        }
    }

    private void unsent(Complaint complaint, String template, String why) {
        incidents.open(
                "notice-unsent",
                complaint,
                template + ":" + complaint.ticket(),
                "Pemberitahuan \"" + template + "\" untuk aduan " + complaint.ticket() + " tidak dapat dikirim: " + why
                        + " Beri tahu penerimanya dengan cara lain.");
    }

    /** Something to read stands on the tracking page: a citizen who left a mail address there is told by mail. */
    public void toRead(Complaint complaint, String template, Map<String, String> values) {
        boolean shownOnOurPage = channels.find(complaint.channelId())
                .flatMap(channels::line)
                .map(line -> line.connector().describe())
                .filter(connector -> connector.can(Capability.RECEIVES_FORMS))
                .filter(connector -> !connector.can(Capability.DELIVERED_BY_PERSON))
                .isPresent();
        Reporter reporter = complaint.reporter(complaint.key(vault));
        boolean leftAnAddress = reporter.contact() != null && isMailAddress(reporter.contact());
        if (shownOnOurPage && leftAnAddress) {
            mail(complaint, "notice", template, reporter.contact(), reporter.name(), values);
        }
    }

    static boolean isMailAddress(String text) {
        return MAIL.matcher(text).matches();
    }

    /**
     * Sends the template that carries a complaint to another office's system.
     *
     * @param service what takes it there
     * @param name of the agency
     * @param attributes as {@link id.sigap.connector.api.Forwarded} names them
     * @return the letter; empty where the office released no such template
     */
    public Optional<UUID> forward(
            Complaint complaint,
            Channels.Line line,
            String service,
            String name,
            Map<String, String> attributes,
            Map<String, String> values) {
        return fill(complaint, "AGENCY_REPORT", line, "private", values)
                .map(filled -> outbox.notify(
                                complaint,
                                "agency",
                                filled.code(),
                                filled.version(),
                                new OutboxRow.Content(
                                        service,
                                        name,
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        attributes,
                                        null,
                                        filled.letter(),
                                        null))
                        .id());
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
        if (line.isEmpty() && !kind.equals("agency") && channels.anyAway()) {
            unsent(complaint, template, AWAY);
        }
        Optional<Templates.Filled> filled = line.flatMap(way -> fill(complaint, template, way, "private", values));
        filled.ifPresent(text -> outbox.notify(
                complaint,
                kind,
                text.code(),
                text.version(),
                OutboxRow.Content.toAddress(address, name, text.letter())));
        return filled.isPresent();
    }
}
