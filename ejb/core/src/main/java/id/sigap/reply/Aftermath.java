package id.sigap.reply;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.BusinessClock;
import id.sigap.incident.Incidents;
import jakarta.enterprise.context.ApplicationScoped;
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
    BusinessClock clock;

    void sent(Complaint complaint, OutboxRow row) {
        if (row.isAnswer()) {
            deadlines.answered(complaint, clock.now());
        }
        if (row.kind().equals("question")) {
            deadlines.pause(complaint, "waiting-for-citizen", clock.now());
        }
        if (row.fromWording()) {
            notices.toRead(complaint, row.isAnswer() ? "ANSWER_AVAILABLE" : "QUESTION_AVAILABLE");
        }
        incidents.settled("hand-over", row.id().toString());
        incidents.settled("send-unknown", row.id().toString());
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
        if (row.fromWording() || row.kind().equals("agency")) {
            incidents.open(
                    "send-" + row.state(),
                    complaint,
                    row.id().toString(),
                    "Pesan untuk aduan " + complaint.ticket() + " tidak dikirim (" + code
                            + "). Buka aduannya, periksa redaksi atau alamat tujuan, lalu ajukan lagi.");
        }
    }

    void needsPerson(Complaint complaint, OutboxRow row, String code) {
        boolean handOver = code.equals("hand-over");
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
}
