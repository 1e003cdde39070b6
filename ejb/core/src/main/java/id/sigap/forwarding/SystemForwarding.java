package id.sigap.forwarding;

import id.sigap.agency.Agency;
import id.sigap.agency.AgencySystems;
import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Forwarded;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.masking.PersonalDataMasker;
import id.sigap.reply.Notices;
import id.sigap.wording.template.Placeholder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Carries a complaint to an agency by another office's system: what it is told, and by which letter. Nobody is named there. */
@ApplicationScoped
class SystemForwarding {
    private static final Pattern POINT = Pattern.compile("(-?\\d{1,2}\\.\\d{3,12})\\s*,\\s*(-?\\d{1,3}\\.\\d{3,12})");
    private static final int MOST_FILES = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AgencySystems systems;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Notices notices;

    @Inject
    Vault vault;

    private final PersonalDataMasker masker = new PersonalDataMasker();

    /** @throws Refusal where an agency that is reached by another system cannot be reached now */
    void require(Agency agency) {
        if (AgencySystems.isSystem(agency.reachedBy()) && systems.line(agency).isEmpty()) {
            throw Refusal.conflict(
                    "agency-channel",
                    agency.name() + " dijangkau lewat " + agency.reachedBy()
                            + ", tetapi kanalnya belum ada, sedang dijeda, atau konektornya tidak terpasang. Minta administrator memeriksanya.");
        }
    }

    /** Puts the letter on its way; empty where the channel is gone or the office released no template for it. */
    Optional<UUID> queue(Complaint complaint, Forwarding forwarding, Agency agency, String due) {
        Optional<Channels.Line> line = systems.line(agency);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        CaseKey key = complaint.key(vault);
        String words = words(complaint, key, forwarding);
        String service = agency.serviceCode().orElse(agency.code());
        return notices.forward(
                complaint,
                line.get(),
                service,
                agency.name(),
                attributes(complaint, key, agency, words),
                Map.of(
                        Placeholder.AGENCY.key(),
                        agency.name(),
                        Placeholder.DUE.key(),
                        due,
                        Placeholder.REPORT.key(),
                        words));
    }

    /** What the citizen wrote, masked, and the desk's note. */
    private String words(Complaint complaint, CaseKey key, Forwarding forwarding) {
        String said = complaints.messages(complaint.id()).stream()
                .filter(message -> message.kind() == Message.Kind.CITIZEN
                        && message.replacement().isEmpty()
                        && message.deletedAt().isEmpty())
                .map(Message::masked)
                .collect(Collectors.joining("\n\n"));
        String note = masker.mask(forwarding.note(key)).text();
        return Placeholder.report(note.isBlank() ? said : said + "\n\nCatatan petugas: " + note);
    }

    private Map<String, String> attributes(Complaint complaint, CaseKey key, Agency agency, String words) {
        Map<String, String> told = new HashMap<>();
        told.put(Forwarded.TICKET, complaint.ticket());
        told.put(Forwarded.AGENCY, agency.name());
        told.put(Forwarded.WORDS, words);
        told.put(Forwarded.WRITTEN_AT, complaint.receivedAt().toString());
        agency.serviceCode().ifPresent(code -> told.put(Forwarded.SERVICE_CODE, code));
        topic(complaint).ifPresent(label -> told.put(Forwarded.TOPIC, label));
        if (complaint.category() != null) {
            told.put(Forwarded.CATEGORY, complaint.category());
        }
        if (complaint.anonymous()) {
            told.put(Forwarded.ANONYMOUS, "true");
        }
        if (complaint.secret()) {
            told.put(Forwarded.SECRET, "true");
        }
        place(complaint, key, told);
        files(complaint, key, told);
        return told;
    }

    private void place(Complaint complaint, CaseKey key, Map<String, String> told) {
        String location = complaint.reporter(key).location();
        if (location == null || location.isBlank()) {
            return;
        }
        Matcher point = POINT.matcher(location);
        if (point.find()) {
            told.put(Forwarded.LATITUDE, point.group(1));
            told.put(Forwarded.LONGITUDE, point.group(2));
        }
        told.put(Forwarded.PLACE, masker.mask(location.strip()).text());
    }

    /** By masked names. Photos might show who took them: of somebody who wants to stay hidden none is named. */
    private void files(Complaint complaint, CaseKey key, Map<String, String> told) {
        if (complaint.anonymous() || complaint.secret()) {
            return;
        }
        String names = attachments.of(complaint.id()).stream()
                .filter(file -> file.messageId() != null)
                .limit(MOST_FILES)
                .map(file -> key.openText("attachment name", file.nameSealed()))
                .map(name -> masker.mask(name.replaceAll("[\\p{Cntrl}_]", " ")).text())
                .collect(Collectors.joining("\n"));
        if (!names.isBlank()) {
            told.put(Forwarded.FILES, names);
        }
    }

    private Optional<String> topic(Complaint complaint) {
        return complaint.topic() == null
                ? Optional.empty()
                : entities.createQuery("select t.label from TopicRow t where t.code = :code", String.class)
                        .setParameter("code", complaint.topic())
                        .getResultStream()
                        .findFirst();
    }
}
