package id.sigap.web.dossier;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.dossier.Blackening;
import id.sigap.dossier.CaseFile;
import id.sigap.dossier.Dossiers;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import id.sigap.ledger.format.EntryText;
import id.sigap.process.release.Releases;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import id.sigap.web.cases.Readers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One case as one file that is checked without this server. It takes some seconds: the seal is waited for. */
@Path("/complaints/{ticket}/dossier")
@RequestScoped
@RolesAllowed(Roles.AUDITOR)
public class DossierResource {
    @PathParam("ticket")
    String ticket;

    @Inject
    Session session;

    @Inject
    Readers readers;

    @Inject
    Complaints complaints;

    @Inject
    Attachments attachments;

    @Inject
    CaseFiles files;

    @Inject
    Dossiers dossiers;

    @Inject
    Releases releases;

    @Inject
    LedgerQuery history;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    /** @param version {@code full} (also where it is absent) or {@code public} */
    @GET
    public Response dossier(@QueryParam("version") String version) throws IOException {
        boolean blackened = CaseFile.PUBLIC.equals(version);
        if (!blackened && version != null && !version.equals(CaseFile.FULL)) {
            throw Refusal.invalid("Versi \"" + version + "\" tidak dikenal; pilih full atau public.");
        }
        Dossiers.Material material = work.call(() -> material(blackened));
        java.nio.file.Path made = dossiers.make(material, session.username());
        long size = Files.size(made);
        // the file is gone as soon as the answer is, however that ends
        InputStream content = Files.newInputStream(made, StandardOpenOption.DELETE_ON_CLOSE);
        return Response.ok(content, "application/zip")
                .header("Content-Length", size)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + ticket + (blackened ? "-publik" : "-lengkap") + ".zip\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private Dossiers.Material material(boolean blackened) {
        Complaint complaint = complaints.get(ticket);
        if (blackened) {
            requirePublishable(complaint);
        }
        readers.read(complaint);
        List<LedgerEntry> entries = entries();
        CaseFile full = files.of(complaint, entries);
        return new Dossiers.Material(
                blackened ? Blackening.of(full, officers(full)) : full,
                blackened
                        ? List.of()
                        : entries.stream()
                                .map(entry -> new EntryText(
                                        entry.id(),
                                        entry.at(),
                                        entry.act(),
                                        entry.actor(),
                                        Optional.ofNullable(entry.ticket()),
                                        entry.data()))
                                .toList(),
                full.diagram().release() == 0
                        ? Optional.empty()
                        : releases.xml(Releases.CASE_PROCESS, full.diagram().release()),
                this::content);
    }

    private static void requirePublishable(Complaint complaint) {
        boolean oversight = "PENGADUAN_BP".equals(complaint.category());
        if (complaint.secret() || oversight || complaint.restricted()) {
            throw Refusal.conflict(
                    "not-publishable",
                    "Aduan " + complaint.ticket()
                            + (complaint.secret()
                                    ? " dirahasiakan pelapornya"
                                    : oversight ? " berkadar pengawasan" : " terbatas")
                            + "; tidak ada versi publiknya. Ambil versi lengkap untuk pemeriksaan.");
        }
    }

    /** All of the case, the earliest first. */
    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        Long after = null;
        do {
            List<LedgerEntry> page = history.search(new LedgerQuery.Ask(ticket, null, null, null, null, after));
            boolean more = page.size() > LedgerQuery.PAGE;
            entries.addAll(more ? page.subList(0, LedgerQuery.PAGE) : page);
            after = more ? entries.get(entries.size() - 1).id() : null;
        } while (after != null);
        Collections.reverse(entries);
        return entries;
    }

    private static Set<String> officers(CaseFile file) {
        return Stream.of(
                        file.timeline().stream().map(CaseFile.Act::by),
                        file.conversation().stream().map(CaseFile.Said::by),
                        file.wordings().stream().map(CaseFile.Wording::author),
                        file.wordings().stream()
                                .flatMap(one -> one.approvals().stream())
                                .map(CaseFile.Approval::by),
                        file.forwardings().stream().map(CaseFile.Forwarding::by))
                .flatMap(people -> people)
                .filter(person -> person != null && person.username() != null)
                .flatMap(person -> Stream.of(person.username(), person.name()))
                .collect(Collectors.toSet());
    }

    private byte[] content(UUID id) {
        return work.call(() -> {
            Complaint complaint = complaints.get(ticket);
            return attachments.get(complaint, id).content(complaint.key(vault));
        });
    }
}
