package id.sigap.coordination;

import id.sigap.agency.Agencies;
import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A person decides what a message is, or changes what the table proposed; the change is recorded with before and after. */
@ApplicationScoped
public class Triaging {
    private static final Set<String> CATEGORIES = Set.of(
            "PENGADUAN_TBP",
            "PENGADUAN_BP",
            "PERMINTAAN_INFORMASI",
            "PERMOHONAN_KIP",
            "KEBERATAN_KIP",
            "ASPIRASI",
            "APRESIASI",
            "DARURAT",
            "HAK_SUBJEK_DATA",
            "LAIN");
    private static final Set<String> URGENCIES = Set.of("RENDAH", "SEDANG", "TINGGI", "DARURAT");

    @Inject
    Complaints complaints;

    @Inject
    Agencies agencies;

    @Inject
    CaseFlow flow;

    @Inject
    Ledger ledger;

    @Inject
    BusinessClock clock;

    /** @param agency null where none is responsible (yet) */
    public record Classification(
            String category,
            String topic,
            String agency,
            String urgency,
            boolean restricted,
            boolean emergency,
            String reason) {}

    public Complaint classify(String ticket, Long ifVersion, String person, Classification to) {
        if (to.category() == null || !CATEGORIES.contains(to.category())) {
            throw Refusal.invalid("Golongan \"" + to.category() + "\" tidak dikenal; pilih dari daftar.");
        }
        if (to.urgency() == null || !URGENCIES.contains(to.urgency())) {
            throw Refusal.invalid("Tingkat \"" + to.urgency() + "\" tidak dikenal; pilih dari daftar.");
        }
        Complaint complaint = complaints.lock(ticket);
        if (to.agency() != null && !to.agency().equals(complaint.agency())) {
            agencies.getActive(to.agency());
        }
        complaint.requireVersion(ifVersion);
        complaint.act(person, clock.now());
        Map<String, Object> data = new HashMap<>();
        change(data, "category", complaint.category(), to.category());
        change(data, "topic", complaint.topic(), to.topic());
        change(data, "agency", complaint.agency(), to.agency());
        change(data, "urgency", complaint.urgency(), to.urgency());
        data.put("restricted", to.restricted());
        data.put("emergency", to.emergency());
        complaint.classify(to.category(), to.topic(), to.agency(), to.urgency());
        boolean secretive =
                complaint.anonymous() || complaint.secret() || to.category().equals("PENGADUAN_BP");
        complaint.mark(to.emergency(), to.restricted() || secretive);
        ledger.record("case.triaged", person, ticket, data);
        if (flow.isAt(complaint, Step.TRIAGE)) {
            flow.complete(complaint, Step.TRIAGE, Map.of());
        }
        complaints.changed(complaint, "state");
        return complaint;
    }

    private static void change(Map<String, Object> data, String name, String before, String after) {
        data.put(name, after);
        if (before != null && !before.equals(after)) {
            data.put(name + "Before", before);
        }
    }
}
