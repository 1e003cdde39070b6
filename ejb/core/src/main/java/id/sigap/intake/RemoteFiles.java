package id.sigap.intake;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.FetchOutcome;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.incident.Incidents;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches what events point at, outside any transaction and within limits: a file is kept with its case, what an event itself
 * consists of is stored as a delivery and taken in like any other. What the platform no longer has, or what is too large, is
 * named under its message; an event itself is asked for until it comes, and becomes a dead letter where it is gone.
 */
@ApplicationScoped
public class RemoteFiles {
    private static final System.Logger LOG = System.getLogger(RemoteFiles.class.getName());
    private static final int BATCH = 10;

    /** The kind of the incident of a channel whose events cannot be fetched for a day. */
    private static final String LATE = "fetch-late";

    private static final String TOO_LARGE = "too-large";

    /** Longer than any fetch takes. */
    private static final Duration ATTEMPT = Duration.ofMinutes(6);

    @PersistenceContext
    EntityManager entities;

    @Inject
    UnitOfWork work;

    @Inject
    Channels channels;

    @Inject
    Intake intake;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    Vault vault;

    @Inject
    Incidents incidents;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** Fetches what is due on one channel; true where more may be waiting. */
    public boolean fetch(String channelId) {
        List<Long> due = work.call(() -> due(channelId));
        if (due.isEmpty()) {
            return false;
        }
        Optional<Channels.Line> line = work.call(() -> channels.find(channelId))
                .filter(Channel::active)
                .flatMap(channels::line);
        if (line.isEmpty()) {
            return false;
        }
        due.forEach(id -> one(line.get(), id));
        return due.size() == BATCH;
    }

    private List<Long> due(String channelId) {
        return entities.createQuery(
                        "select f.id from RemoteFile f where f.channelId = :channel and f.state = 'waiting' and f.nextAttempt <= :now order by f.nextAttempt, f.id",
                        Long.class)
                .setParameter("channel", channelId)
                .setParameter("now", clock.now())
                .setMaxResults(BATCH)
                .getResultList();
    }

    private void one(Channels.Line line, long id) {
        Optional<RemoteFile.Source> source = work.call(() -> begin(id));
        if (source.isPresent()) {
            FetchOutcome outcome = ask(line, source.get());
            work.run(() -> finish(id, source.get(), outcome));
        }
    }

    private Optional<RemoteFile.Source> begin(long id) {
        RemoteFile row = lock(id);
        Instant now = clock.now();
        if (!row.waits() || row.nextAttempt().isAfter(now)) {
            return Optional.empty();
        }
        row.begun(now, now.plus(ATTEMPT));
        return Optional.of(row.source(vault.intakeKey()));
    }

    private FetchOutcome ask(Channels.Line line, RemoteFile.Source source) {
        if (work.active()) {
            throw new IllegalStateException("A connector was about to be called inside a transaction.");
        }
        try {
            return line.connector().fetch(line.context(), source.reference());
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.ERROR, "Connector " + line.channel().connector() + " failed while fetching", e);
            return new FetchOutcome.RetryAfter(Duration.ofMinutes(1), "connector-failed");
        }
    }

    private RemoteFile lock(long id) {
        return entities.find(RemoteFile.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private void finish(long id, RemoteFile.Source source, FetchOutcome outcome) {
        RemoteFile peek = entities.find(RemoteFile.class, id);
        // a case is locked before anything that belongs to it
        Optional<Complaint> complaint = peek.complaintId().map(complaints::lock);
        RemoteFile row = peek;
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        if (!row.waits()) {
            return;
        }
        Instant now = clock.now();
        if (outcome instanceof FetchOutcome.Fetched fetched) {
            if (complaint.isPresent()) {
                keep(complaint.get(), row, source, fetched.delivery().body());
            } else {
                intake.keepFetched(row.channelId(), fetched.delivery());
                row.kept();
                incidents.settled(LATE, row.channelId());
            }
        } else if (outcome instanceof FetchOutcome.Gone gone) {
            gone(complaint, row, source, gone.code(), LeftOutReason.of(gone.code(), "sudah tidak ada di platform"));
        } else if (outcome instanceof FetchOutcome.RetryAfter later) {
            Duration pause = later.delay().compareTo(row.patience()) > 0 ? later.delay() : row.patience();
            if (!row.again(later.reason(), now.plus(pause), now)) {
                if (complaint.isPresent()) {
                    gone(complaint, row, source, later.reason(), "tidak dapat diambil dari platform");
                } else {
                    late(row);
                }
            }
        }
    }

    /** Nobody knows yet what came: it is asked for on, and a person hears of it once for the whole channel. */
    private void late(RemoteFile row) {
        incidents.openWithoutCase(
                LATE,
                "channel " + row.channelId(),
                row.channelId(),
                "Ada kiriman kanal " + row.channelId()
                        + " yang isinya sudah lebih dari sehari tidak dapat diambil dari platformnya (" + row.code()
                        + "). Sigap terus mencoba tiap jam; periksa token dan izin kanalnya.");
    }

    private void keep(Complaint complaint, RemoteFile row, RemoteFile.Source source, Bytes content) {
        if (content.size() > Attachments.LARGEST) {
            leaveOut(
                    complaint,
                    row,
                    TOO_LARGE,
                    IncomingFiles.sentence(source.name(), content.size(), LeftOutReason.of(TOO_LARGE, TOO_LARGE)));
            return;
        }
        attachments.add(complaint, row.messageId(), Ledger.CITIZEN, source.name(), content.toArray());
        row.kept();
        complaints.changed(complaint, "message");
    }

    private void gone(
            Optional<Complaint> complaint, RemoteFile row, RemoteFile.Source source, String code, String why) {
        if (complaint.isPresent()) {
            leaveOut(complaint.get(), row, code, IncomingFiles.sentence(source.name(), 0, why));
        } else {
            row.gone(code);
            ledger.record(
                    "delivery.gone", Ledger.PLATFORM, null, Map.of("channel", row.channelId(), "code", row.code()));
            intake.keepGone(row.channelId(), row.id(), source.reference(), row.code());
        }
    }

    private void leaveOut(Complaint complaint, RemoteFile row, String code, String sentence) {
        row.gone(code);
        entities.find(Message.class, row.messageId()).leftOut(complaint.key(vault), sentence);
        ledger.record(
                "attachment.left-out",
                Ledger.PLATFORM,
                complaint.ticket(),
                Map.of("message", row.messageId(), "files", 1, "code", row.code()));
        complaints.changed(complaint, "message");
    }
}
