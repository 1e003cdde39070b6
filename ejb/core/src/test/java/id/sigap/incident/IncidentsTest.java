package id.sigap.incident;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Message;
import id.sigap.connector.api.Capability;
import id.sigap.foundation.Vault;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final String DONE = "Sudah saya telepon Ibu Siti di 0812-3456-7890.";

    @Test
    void opensOnceAndSettlesWhatHasALongKey() {
        CoreInMemory core = new CoreInMemory();
        String one = "x".repeat(300);
        core.run(() -> {
            core.get(Incidents.class).openWithoutCase("connector-fault", "connector " + one, one + "1", "Galat.");
            core.get(Incidents.class).openWithoutCase("connector-fault", "connector " + one, one + "1", "Galat.");
            core.get(Incidents.class).openWithoutCase("connector-fault", "connector " + one, one + "2", "Galat.");
        });
        assertThat(core.rows("select id from incident")).hasSize(2);

        core.run(() -> core.get(Incidents.class).settled("connector-fault", one + "1"));

        assertThat(core.rows("select id from incident where resolved_at is null"))
                .hasSize(1);
    }

    @Test
    void keepsWhatWasDoneWithTheCaseAndNotInTheClear() {
        CoreInMemory core = new CoreInMemory();
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PRIVATE));
        Complaint complaint = core.complain("plaza", false, null);
        core.run(() -> {
            core.get(Incidents.class).open("overdue", complaint, "x", "Terlambat.");
            core.get(Incidents.class).openWithoutCase("dead-letter", "delivery 1", "1", "Tidak terbaca.");
            for (Incident open : core.get(Incidents.class).open()) {
                core.get(Incidents.class).resolve(open.id(), "rina", DONE);
            }
        });

        assertThat(core.rows("select resolution from incident").toString()).doesNotContain("Siti", "0812");
        assertThat(core.act(() -> core.get(Complaints.class).messages(complaint.id())))
                .filteredOn(message -> message.kind() == Message.Kind.NOTE)
                .extracting(note ->
                        note.content(complaint.key(core.get(Vault.class))).text())
                .containsExactly("Insiden selesai: " + DONE);
    }
}
