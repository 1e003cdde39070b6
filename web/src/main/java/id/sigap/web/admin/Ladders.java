package id.sigap.web.admin;

import id.sigap.agency.Agency;
import id.sigap.identity.Directory;
import id.sigap.identity.Member;
import id.sigap.identity.Person;
import id.sigap.identity.Role;
import id.sigap.web.admin.PeopleResource.Gap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** To whom work escalates, and where that is nobody: an operator's to approvers, an officer's to the agency's heads, all in the end to the head of the office. */
final class Ladders {
    private static final int TWO_PEOPLE = 2;

    private Ladders() {}

    /** User names of the first rung above somebody that is not empty. */
    static List<String> above(Directory directory, Member member) {
        Set<String> above = new LinkedHashSet<>();
        String self = member.person().username();
        if (member.roles().contains(Role.OPERATOR)) {
            add(above, directory.approvers(), self);
        }
        member.officerOf().stream()
                .filter(agency -> !member.headOf().contains(agency))
                .forEach(agency -> add(above, directory.heads(agency), self));
        if (above.isEmpty() && !member.officeHead()) {
            add(above, directory.officeHeads(), self);
        }
        return List.copyOf(above);
    }

    private static void add(Set<String> above, List<Person> people, String self) {
        people.stream().map(Person::username).filter(name -> !name.equals(self)).forEach(above::add);
    }

    static List<Gap> gaps(Directory directory, List<Agency> agencies) {
        List<Gap> gaps = new ArrayList<>();
        gap(
                gaps,
                directory.operators().isEmpty(),
                "no-operator",
                null,
                "Belum ada operator: tidak ada yang membaca aduan masuk.");
        gap(
                gaps,
                directory.approvers().size() < TWO_PEOPLE,
                "few-approvers",
                null,
                "Pemberi persetujuan kurang dari dua orang: redaksi yang ditulis satu-satunya pemberi persetujuan tidak dapat disetujui siapa pun.");
        gap(
                gaps,
                directory.officeHeads().isEmpty(),
                "no-office-head",
                null,
                "Belum ada kepala kantor: setiap eskalasi terakhir berakhir sebagai insiden.");
        for (Agency agency : agencies) {
            if (agency.reachedBy().equals("in-app")) {
                String code = agency.code();
                boolean nobody = directory.officers(code).isEmpty()
                        && directory.heads(code).isEmpty();
                gap(
                        gaps,
                        nobody,
                        "no-officer",
                        code,
                        agency.name() + " dijangkau lewat Sigap, tetapi belum punya petugas.");
                gap(
                        gaps,
                        !nobody && directory.heads(code).isEmpty(),
                        "no-head",
                        code,
                        agency.name() + " belum punya kepala: eskalasinya langsung ke kepala kantor.");
            }
        }
        return gaps;
    }

    private static void gap(List<Gap> gaps, boolean there, String kind, String agency, String message) {
        if (there) {
            gaps.add(new Gap(kind, agency, message));
        }
    }
}
