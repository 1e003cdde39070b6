package id.sigap.web.cases;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseFlow.OpenStep;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.State;
import id.sigap.complaint.Viewer;
import id.sigap.coordination.Coordination;
import id.sigap.web.cases.Shapes.Action;
import id.sigap.wording.Approval;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the caller may do with a case now; nothing is offered that would be refused. The first is the next right step. */
final class Actions {
    private final Viewer viewer;
    private final Set<String> groups;
    private final Complaint complaint;
    private final List<OpenStep> open;
    private final Instant now;
    private final List<Action> actions = new ArrayList<>();

    private Actions(Viewer viewer, Set<String> groups, Complaint complaint, List<OpenStep> open, Instant now) {
        this.viewer = viewer;
        this.groups = groups;
        this.complaint = complaint;
        this.open = open;
        this.now = now;
    }

    /** @param groups what the viewer may be a candidate of in a diagram */
    static List<Action> of(
            Viewer viewer,
            Set<String> groups,
            Complaint complaint,
            List<OpenStep> open,
            List<Wording> wordings,
            List<Approval> approvals,
            boolean handOver,
            Instant now) {
        if (Access.needsPurpose(viewer, complaint)) {
            return List.of(); // who only examines a restricted case does nothing to it
        }
        Actions it = new Actions(viewer, groups, complaint, open, now);
        if (viewer.desk()) {
            it.collect(wordings, approvals, handOver);
        }
        it.officeStep();
        return it.actions;
    }

    private void collect(List<Wording> wordings, List<Approval> approvals, boolean handOver) {
        if (complaint.closedAt().isPresent()) {
            if (handOver) {
                add("delivered", "Sudah disampaikan");
            }
            if (complaint.mergedInto().isPresent()) {
                add("unmerge", "Pisahkan");
            } else {
                add("reopen", "Buka kembali");
            }
            add("note", "Catatan");
            return;
        }
        Optional<String> holder = complaint.holderAt(now);
        boolean mine = holder.filter(viewer.username()::equals).isPresent();
        if (handOver) {
            add("delivered", "Sudah disampaikan");
        }
        approval(wordings, approvals, mine);
        if (mine && !complaint.parked()) {
            holder(wordings);
        } else if (holder.isEmpty() && !complaint.parked()) {
            add("claim", "Ambil");
        }
        add("note", "Catatan");
        boolean sending = complaint.state() == State.REPLYING;
        if (holder.isPresent() && !mine && viewer.is("approver") && !sending) {
            add("takeover", "Ambil alih");
        }
        if (!sending) {
            add("withdraw", "Ditarik pelapor");
        }
    }

    private void holder(List<Wording> wordings) {
        if (at("triage")) {
            add("triage", "Tetapkan klasifikasi");
        }
        if (at("draft") && isNewest("draft", wordings)) {
            add("submit", "Ajukan");
        }
        if (complaint.state() == State.ANSWERED) {
            add("follow-up", "Jawaban susulan");
            add("correct", "Ralat");
        }
        if (at("coordinate") || at("draft")) {
            boolean answered = complaint.roundAnswered();
            if (answered) {
                add("follow-up", "Jawaban susulan");
                add("correct", "Ralat");
            } else {
                add("draft", "Tulis jawaban");
                add("ask", "Tanya pelapor");
            }
            // what was sent back is written anew; the same words may go again, but not at the first press
            if (at("draft") && isNewest("returned", wordings)) {
                add("submit", "Ajukan");
            }
            add("forward", "Teruskan");
            add("merge", "Gabungkan");
            if (!Coordination.owesAnswer(complaint)) {
                add("close", "Tutup");
            }
        }
        if (at("answer-agency")) {
            add("recall", "Tarik penerusan");
        }
        if (!at("triage")) {
            add("triage", "Ubah klasifikasi");
        }
        add("handover", "Serahkan");
        add("release", "Lepas");
    }

    private void approval(List<Wording> wordings, List<Approval> approvals, boolean mine) {
        Optional<Wording> submitted = newest(wordings).filter(wording -> wording.is("submitted"));
        if (!at("approve") || submitted.isEmpty()) {
            return;
        }
        boolean author = submitted.get().author().equals(viewer.username());
        boolean already = approvals.stream()
                .anyMatch(approval -> approval.wordingId() == submitted.get().id()
                        && approval.binds()
                        && approval.person().equals(viewer.username()));
        if (!author && !already && viewer.is("approver")) {
            add("approve", "Setujui");
        } else if (!author && !already && mine && WordingStore.editedInApproval(submitted.get(), wordings)) {
            add("confirm", "Setujui perubahan");
        }
        if (viewer.is("approver")) {
            add("draft", "Ubah");
            add("return", "Kembalikan");
            add("reject", "Tolak");
        }
    }

    private void officeStep() {
        boolean candidate = open.stream()
                .filter(step -> step.formKey().equals("step"))
                .anyMatch(step -> step.groups().stream().anyMatch(groups::contains));
        if (candidate) {
            actions.add(0, new Action("step", "Selesaikan langkah", false));
        }
        if (!actions.isEmpty()) {
            Action first = actions.get(0);
            boolean nextRightStep = !List.of("note", "withdraw", "takeover", "reopen", "return", "recall")
                            .contains(first.id())
                    && (!first.id().equals("triage") || at("triage"));
            actions.set(0, new Action(first.id(), first.label(), nextRightStep));
        }
    }

    private static Optional<Wording> newest(List<Wording> wordings) {
        return wordings.isEmpty() ? Optional.empty() : Optional.of(wordings.get(wordings.size() - 1));
    }

    private static boolean isNewest(String state, List<Wording> wordings) {
        return newest(wordings).filter(wording -> wording.is(state)).isPresent();
    }

    private boolean at(String formKey) {
        return open.stream().anyMatch(step -> step.formKey().equals(formKey));
    }

    private void add(String id, String label) {
        actions.add(new Action(id, label, false));
    }
}
