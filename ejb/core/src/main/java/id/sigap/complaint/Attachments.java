package id.sigap.complaint;

import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps the files of cases: the type by content, photos without their traces, everything sealed. */
@ApplicationScoped
public class Attachments {
    /** In bytes. */
    public static final int LARGEST = 10 * 1024 * 1024;

    @PersistenceContext
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** @param messageId null where it belongs to no message yet */
    public Attachment add(Complaint complaint, Long messageId, String actor, String name, byte[] content) {
        if (content.length > LARGEST) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    "too-large",
                    "Berkas terlalu besar; paling besar " + LARGEST / 1024 / 1024 + " MB.");
        }
        byte[] clean = Photos.withoutTraces(content);
        String shortName = name.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        Attachment attachment = new Attachment(
                complaint.id(),
                messageId,
                complaint.key(vault),
                shortName.length() > 200 ? shortName.substring(shortName.length() - 200) : shortName,
                Photos.typeOf(clean),
                clean,
                clock.now());
        entities.persist(attachment);
        ledger.record(
                "attachment.stored",
                actor,
                complaint.ticket(),
                Map.of(
                        "attachment",
                        attachment.id().toString(),
                        "type",
                        attachment.mediaType(),
                        "bytes",
                        attachment.sizeBytes()));
        return attachment;
    }

    /** SHA-256 of a file's bytes, in hex. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }

    /** What a list shows of an attachment; its bytes stay in the database. */
    public record Info(UUID id, Long messageId, byte[] nameSealed, String mediaType, long sizeBytes) {}

    public List<Info> of(long complaintId) {
        return entities.createQuery(
                        "select new id.sigap.complaint.Attachments$Info(a.id, a.messageId, a.nameSealed, a.mediaType, a.sizeBytes) from Attachment a where a.complaintId = :id order by a.createdAt",
                        Info.class)
                .setParameter("id", complaintId)
                .getResultList();
    }

    /** Shows the files of one message beside another. */
    public void move(long fromMessage, long toMessage) {
        entities.flush();
        entities.createQuery("update Attachment a set a.messageId = :to where a.messageId = :from")
                .setParameter("from", fromMessage)
                .setParameter("to", toMessage)
                .executeUpdate();
    }

    /** @throws Refusal where this case has no such file */
    public Attachment get(Complaint complaint, UUID id) {
        return find(id).filter(found -> found.complaintId() == complaint.id())
                .orElseThrow(
                        () -> Refusal.notFound("Aduan " + complaint.ticket() + " tidak punya lampiran " + id + "."));
    }

    public Optional<Attachment> find(UUID id) {
        return Optional.ofNullable(entities.find(Attachment.class, id));
    }
}
