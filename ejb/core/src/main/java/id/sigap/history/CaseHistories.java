package id.sigap.history;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.deadline.Deadlines;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Json;
import id.sigap.foundation.Vault;
import id.sigap.history.CaseHistory.Reading;
import id.sigap.history.CaseHistory.Said;
import id.sigap.history.CaseHistory.Sending;
import id.sigap.history.CaseHistory.Trace;
import id.sigap.history.CaseHistory.Version;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import id.sigap.reply.Outbox;
import id.sigap.reply.OutboxRow;
import id.sigap.wording.Approval;
import id.sigap.wording.Letter;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers the history of a case. Reads only: whether the caller may, and that they did, is the caller's to see to. */
@ApplicationScoped
public class CaseHistories {
    private static final String READ = "case.read";

    @Inject
    CaseFlow flow;

    @Inject
    LedgerQuery ledger;

    @Inject
    WordingStore wordings;

    @Inject
    Outbox outbox;

    @Inject
    Deadlines deadlines;

    @Inject
    Purposes purposes;

    @Inject
    Vault vault;

    /** To be called inside a unit of work. */
    public CaseHistory of(Complaint complaint) {
        CaseKey key = complaint.key(vault);
        List<LedgerEntry> entries = ledger.ofTicket(complaint.ticket());
        return new CaseHistory(
                complaint,
                flow.passages(complaint),
                entries.stream().filter(entry -> !entry.act().equals(READ)).toList(),
                entries.size() == LedgerQuery.OF_CASE,
                readings(complaint, key, entries),
                versions(complaint, key),
                sendings(complaint, key, entries),
                deadlines.of(complaint.id()));
    }

    private List<Reading> readings(Complaint complaint, CaseKey key, List<LedgerEntry> entries) {
        Map<String, Purpose> given = purposes.of(complaint).stream()
                .collect(Collectors.toMap(purpose -> String.valueOf(purpose.id()), Function.identity()));
        return entries.stream()
                .filter(entry -> entry.act().equals(READ))
                .map(entry -> new Reading(
                        entry.at(),
                        entry.actor(),
                        member(entry, "purpose").map(given::get).map(purpose -> purpose.words(key))))
                .toList();
    }

    private List<Version> versions(Complaint complaint, CaseKey key) {
        Map<Long, List<Approval>> said =
                wordings.approvals(complaint.id()).stream().collect(Collectors.groupingBy(Approval::wordingId));
        return wordings.of(complaint.id()).stream()
                .map(wording -> new Version(
                        wording,
                        wording.content(key),
                        said.getOrDefault(wording.id(), List.of()).stream()
                                .map(one -> new Said(one, one.note(key).or(one::reason)))
                                .toList()))
                .toList();
    }

    private List<Sending> sendings(Complaint complaint, CaseKey key, List<LedgerEntry> entries) {
        Map<String, List<Trace>> traces = entries.stream()
                .filter(entry -> member(entry, "outbox").isPresent())
                .collect(Collectors.groupingBy(
                        entry -> member(entry, "outbox").orElseThrow(),
                        Collectors.mapping(
                                entry -> new Trace(entry.at(), entry.act(), entry.actor(), entry.id()),
                                Collectors.toList())));
        Map<Long, Integer> versions =
                wordings.of(complaint.id()).stream().collect(Collectors.toMap(Wording::id, Wording::version));
        return outbox.of(complaint.id()).stream()
                .map(row ->
                        sending(row, key, versions, traces.getOrDefault(row.id().toString(), List.of())))
                .toList();
    }

    private static Sending sending(OutboxRow row, CaseKey key, Map<Long, Integer> versions, List<Trace> traces) {
        Letter letter = row.content(key).letter();
        return new Sending(
                row.id(),
                row.kind(),
                row.channelId(),
                row.state(),
                row.round(),
                row.wordingId().map(versions::get),
                row.templateCode().map(code -> code + " " + row.templateVersion()),
                letter,
                row.sha256(),
                key.hash(row.sha256()),
                letter.sha256().equals(row.sha256()),
                row.nativeId(),
                row.createdAt(),
                traces);
    }

    /** A member of a row's data. */
    private static Optional<String> member(LedgerEntry entry, String name) {
        return entry.data().contains("\"" + name + "\":")
                ? Optional.ofNullable(Json.read(entry.data(), Map.class).get(name))
                        .map(String::valueOf)
                : Optional.empty();
    }
}
