package id.sigap.coordination;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.complaint.Access;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Viewer;
import id.sigap.forwarding.Forwarding;
import id.sigap.forwarding.Forwardings;
import id.sigap.foundation.Offices;
import id.sigap.foundation.Settings;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.incident.Incidents;
import id.sigap.reply.Notices;
import id.sigap.wording.Approval;
import id.sigap.wording.Wording;
import id.sigap.wording.WordingStore;
import id.sigap.wording.template.Placeholder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calls people by mail when work waits for them that they do not watch an inbox for: approvers, liaison officers and heads,
 * and whoever the office's own step is for. The mail names the ticket and a link, nothing of the matter.
 */
@ApplicationScoped
public class Calls {
    @Inject
    Directory directory;

    @Inject
    Forwardings forwardings;

    @Inject
    Agencies agencies;

    @Inject
    WordingStore wordings;

    @Inject
    Notices notices;

    @Inject
    Incidents incidents;

    @Inject
    Offices offices;

    /**
     * A step of the case is reached.
     *
     * @param formKey of the step, see {@link Step}
     * @param groups the step's candidates: realm roles or agencies' codes
     */
    public void waits(Complaint complaint, String formKey, Collection<String> groups) {
        if (Step.APPROVE.formKey().equals(formKey)) {
            approval(complaint);
        } else if (Step.ANSWER_AGENCY.formKey().equals(formKey)) {
            forwardings.open(complaint.id()).ifPresent(forwarding -> forwarded(complaint, forwarding));
        } else if (Step.STEP.formKey().equals(formKey)) {
            officeStep(complaint, groups);
        }
    }

    private void officeStep(Complaint complaint, Collection<String> groups) {
        List<Person> named = groups.stream()
                .flatMap(group -> directory.inRoleOrAgency(group).stream())
                .distinct()
                .toList();
        List<Person> people = complaint.restricted() ? whoMaySee(complaint, named) : named;
        if (unreachable(people)) {
            incidents.open(
                    "no-person",
                    complaint,
                    "step:" + complaint.ticket(),
                    "Aduan " + complaint.ticket() + " menunggu langkah kantor untuk " + String.join(", ", groups)
                            + ", tetapi tidak ada orangnya yang "
                            + (complaint.restricted() ? "boleh melihat aduan terbatas ini dan " : "")
                            + "punya alamat surel.");
        }
        people.forEach(person -> mail(complaint, person, "STAFF_REMINDER", Map.of()));
    }

    /** Whether nobody of them gets a mail. */
    private static boolean unreachable(List<Person> people) {
        return people.stream().allMatch(person -> person.email().isEmpty());
    }

    /** The operators who may see this case; of one that is hidden from all of them, the approvers. */
    List<Person> deskOf(Complaint complaint) {
        List<Person> operators = whoMaySee(complaint, directory.operators());
        return operators.isEmpty() && complaint.restricted() ? directory.approvers() : operators;
    }

    /** A mail must not tell of a case that its reader would not find. */
    private List<Person> whoMaySee(Complaint complaint, List<Person> people) {
        return people.stream()
                .filter(person -> Access.maySee(viewer(person), complaint))
                .toList();
    }

    private Viewer viewer(Person person) {
        Set<String> roles = Stream.of("operator", "approver", "auditor")
                .filter(role -> directory.inRoleOrAgency(role).contains(person))
                .collect(Collectors.toSet());
        return new Viewer(
                person.username(), roles, Set.of(), directory.officeHeads().contains(person));
    }

    /** Everybody who may still approve: neither the author nor whoever agreed already. */
    private void approval(Complaint complaint) {
        Wording wording = wordings.newest(complaint.id(), "submitted").orElse(null);
        if (wording == null) {
            return;
        }
        Set<String> spoken = wordings.approvals(complaint.id()).stream()
                .filter(approval -> approval.wordingId() == wording.id())
                .map(Approval::person)
                .collect(Collectors.toSet());
        List<Person> left = directory.approvers().stream()
                .filter(person -> !person.username().equals(wording.author()) && !spoken.contains(person.username()))
                .toList();
        if (unreachable(left)) {
            incidents.open(
                    "no-person",
                    complaint,
                    "approver:" + complaint.ticket() + ":" + wording.version(),
                    "Redaksi aduan " + complaint.ticket()
                            + " menunggu persetujuan, tetapi tidak ada pemberi persetujuan lain daripada penulisnya yang punya alamat surel.");
        }
        left.forEach(person -> mail(complaint, person, "APPROVAL_REQUEST", Map.of()));
    }

    /** An agency that works in Sigap; one that is reached by mail has its own letter with a link. */
    private void forwarded(Complaint complaint, Forwarding forwarding) {
        if (!forwarding.reachedBy().equals("in-app")) {
            return;
        }
        Agency agency = agencies.get(forwarding.agency());
        List<Person> people = Stream.concat(
                        directory.officers(agency.code()).stream(), directory.heads(agency.code()).stream())
                .distinct()
                .toList();
        if (unreachable(people)) {
            incidents.open(
                    "no-person",
                    complaint,
                    "forwarding " + forwarding.id(),
                    "Aduan " + complaint.ticket() + " diteruskan ke " + agency.name()
                            + ", tetapi instansi itu belum punya petugas dengan alamat surel. Hubungi langsung, atau tarik dan teruskan ke yang lain.");
        }
        people.forEach(person -> mail(
                complaint,
                person,
                "FORWARDING_REQUEST",
                Map.of(
                        Placeholder.AGENCY.key(),
                        agency.name(),
                        Placeholder.DUE.key(),
                        Placeholder.due(forwarding.dueAt(), offices.zone(), offices.zoneName()),
                        Placeholder.TRACKING_LINK.key(),
                        Settings.publicUrl() + "/app/forwardings/" + forwarding.id())));
    }

    /** Reminds a person of a case. */
    void remind(Complaint complaint, Person person) {
        mail(complaint, person, "STAFF_REMINDER", Map.of());
    }

    private void mail(Complaint complaint, Person person, String template, Map<String, String> more) {
        person.email().ifPresent(address -> {
            Map<String, String> values = new java.util.HashMap<>(Map.of(
                    Placeholder.CITIZEN.key(),
                    Placeholder.citizen(person.name()),
                    Placeholder.TRACKING_LINK.key(),
                    Settings.publicUrl() + "/app/aduan/" + complaint.ticket()));
            values.putAll(more);
            notices.mail(complaint, "staff", template, address, person.name(), values);
        });
    }
}
