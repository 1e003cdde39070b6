package id.sigap.reply;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.deadline.Clocks;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Offices;
import id.sigap.incident.Incidents;
import id.sigap.wording.template.Placeholder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What follows from the outcome of a sending, in its transaction: clocks end, a person is called, the citizen is told. */
@ApplicationScoped
public class Aftermath {
    @Inject
    Deadlines deadlines;

    @Inject
    Incidents incidents;

    @Inject
    Notices notices;

    @Inject
    CaseFlow flow;

    @Inject
    Clocks clocks;

    @Inject
    Offices offices;

    @Inject
    BusinessClock clock;

    @Inject
    Event<LetterRefused> refusals;

    void sent(Complaint complaint, OutboxRow row) {
        if (row.isAnswer()) {
            deadlines.answered(complaint, clock.now());
        }
        if (row.kind().equals("question")) {
            deadlines.pause(complaint, "waiting-for-citizen", clock.now());
        }
        if (row.fromWording()) {
            tellOfIt(complaint, row);
        }
        incidents.settled("hand-over", row.id().toString());
        incidents.settled("send-unknown", row.id().toString());
    }

    /** A citizen may come back to an answer until the case closes by itself. */
    private void tellOfIt(Complaint complaint, OutboxRow row) {
        if (row.isAnswer()) {
            Instant until = clocks.calendar()
                    .due(clocks.rule("SP4N-CLOSE"), clock.now())
                    .instant();
            notices.toRead(
                    complaint,
                    "ANSWER_AVAILABLE",
                    Map.of(Placeholder.DUE.key(), Placeholder.due(until, offices.zone(), offices.zoneName())));
        } else {
            notices.toRead(complaint, "QUESTION_AVAILABLE", Map.of());
        }
    }

    /** What the citizen wrote while the message was on its way, when no process could hear it, brings the case back now. */
    void hearAgain(Complaint complaint, OutboxRow row) {
        if (complaint.closedAt().isPresent() || !complaint.lastMessageAt().isAfter(row.createdAt())) {
            return;
        }
        Instant now = clock.now();
        if (complaint.roundAnswered()) {
            complaint.nextRound();
        }
        deadlines.resume(complaint, now);
        deadlines.start(complaint, List.of("LOC-FIRST"), now);
        flow.signal(
                complaint,
                CaseFlow.Signal.CALLED_BACK,
                Map.of(
                        "citizenOutcome",
                        row.kind().equals("question") ? "replied" : "comeback",
                        "decision",
                        "coordinate"));
    }

    void refused(Complaint complaint, OutboxRow row, String code) {
        if (code.equals("forwarding-ended") || code.equals(Guard.OVERTAKEN)) {
            return;
        }
        if (row.kind().equals("agency")) {
            refusals.fire(new LetterRefused(complaint, row.id(), code));
        }
        if (row.fromWording() || row.kind().equals("agency")) {
            incidents.open(
                    "send-" + row.state(),
                    complaint,
                    row.id().toString(),
                    "Pesan untuk aduan " + complaint.ticket() + " tidak dikirim (" + code
                            + "). Buka aduannya, periksa redaksi atau alamat tujuan, lalu ajukan lagi.");
        } else if (row.kind().equals("staff")) {
            incidents.open(
                    "notice-unsent",
                    complaint,
                    "staff:" + row.recipientKey(),
                    "Surat kepada petugas tentang aduan " + complaint.ticket() + " tidak dikirim (" + code
                            + "). Periksa alamat surelnya di Keycloak.");
        } else {
            incidents.open(
                    "notice-unsent",
                    complaint,
                    row.id().toString(),
                    "Pemberitahuan kepada pelapor aduan " + complaint.ticket() + " tidak dikirim (" + code
                            + "). Beri tahu dengan cara lain.");
        }
    }

    void needsPerson(Complaint complaint, OutboxRow row, String code) {
        boolean handOver = code.equals("hand-over");
        if (row.kind().equals("agency")) {
            carry(complaint, row, handOver);
            return;
        }
        incidents.open(
                handOver ? "hand-over" : "send-unknown",
                complaint,
                row.id().toString(),
                handOver
                        ? "Jawaban aduan " + complaint.ticket()
                                + " disetujui; sampaikan sendiri kepada pelapor, lalu tandai \"Sudah disampaikan\"."
                        : "Tidak dapat dipastikan apakah jawaban aduan " + complaint.ticket()
                                + " sampai. Periksa di kanalnya; bila ada, tandai \"Sudah disampaikan\".");
    }

    private void carry(Complaint complaint, OutboxRow row, boolean handOver) {
        incidents.open(
                handOver ? "hand-over" : "send-unknown",
                complaint,
                row.id().toString(),
                handOver
                        ? "Penerusan aduan " + complaint.ticket()
                                + " disampaikan oleh petugas: buka aduannya, salin lembar isiannya ke sistem instansi, lalu tandai \"Sudah disampaikan\" dengan nomor laporannya."
                        : "Tidak dapat dipastikan apakah penerusan aduan " + complaint.ticket()
                                + " diterima sistem instansi. Periksa di sana; bila ada, tandai \"Sudah disampaikan\" dengan nomor laporannya.");
    }
}
