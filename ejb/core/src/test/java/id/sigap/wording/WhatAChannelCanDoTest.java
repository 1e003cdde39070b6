package id.sigap.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.complaint.Attachments;
import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Coordination;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.identity.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is written that the case's channel cannot carry. */
class WhatAChannelCanDoTest {
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes();

    private CoreInMemory core;
    private PlainConnector parcels;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE));
        core.deploy("wall", new PlainConnector("wall", Capability.SENDS_PUBLIC));
        parcels = new PlainConnector("parcels", Capability.SENDS_PRIVATE, Capability.CARRIES_ATTACHMENTS);
        core.deploy("parcels", parcels);
        core.hire("operator", new Person("rina", "Rina", Optional.of("rina@kota.example")));
    }

    @Test
    void answersAChatInPrivateOnly() {
        Complaint chat = held("plaza", false);

        assertThatThrownBy(() -> write(chat, "public"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tidak dapat dijawab secara publik; jawab secara pribadi.");
        assertThat(write(chat, "private").target()).isEqualTo("private");
    }

    @Test
    void answersWhatWasSaidInPublicEitherWay() {
        assertThat(write(held("plaza", true), "public").target()).isEqualTo("public");
        assertThat(write(held("plaza", true), "private").target()).isEqualTo("private");
    }

    @Test
    void answersInPublicWhereTheChannelHasNoOtherWay() {
        Complaint complaint = held("wall", false);

        assertThat(write(complaint, "public").target()).isEqualTo("public");
        assertThatThrownBy(() -> write(complaint, "private"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tidak dapat dijawab secara pribadi; jawab secara publik.");
    }

    @Test
    void takesNoFileWhereTheConnectorCarriesNone() {
        Complaint complaint = held("plaza", false);
        UUID file = file(complaint);

        assertThatThrownBy(() -> write(complaint, "private", file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("tidak dapat membawa lampiran");
    }

    @Test
    void letsNoMoreFilesOutThanThePlatformTakes() {
        Complaint complaint = held("parcels", false);
        UUID file = file(complaint);

        assertThat(findings(complaint, PDF.length, file)).isEmpty();
        assertThat(findings(complaint, PDF.length - 1, file))
                .singleElement()
                .asString()
                .contains("Semua lampiran");
        assertThat(findings(complaint, 0, file)).singleElement().asString().contains("lepas lampirannya");
        assertThat(findings(complaint, 0)).isEmpty();
    }

    /** The errors of a version with these files where the platform takes that many bytes. */
    private List<String> findings(Complaint complaint, long most, UUID... files) {
        parcels.rules(
                Visibility.PRIVATE,
                new Constraints(
                        OptionalInt.empty(), OptionalLong.of(most), Optional.empty(), OptionalInt.empty(), List.of()));
        return TextChecks.read(write(complaint, "private", files).checks()).stream()
                .filter(finding -> finding.severity().equals("error"))
                .map(TextChecks.Finding::message)
                .toList();
    }

    private Complaint held(String channel, boolean publicly) {
        Complaint complaint = core.complain(channel, publicly, null);
        core.run(() -> core.get(Coordination.class).claim(complaint.ticket(), "rina"));
        return complaint;
    }

    private UUID file(Complaint complaint) {
        return core.act(() -> core.get(Attachments.class)
                .add(core.get(Complaints.class).get(complaint.ticket()), null, "rina", "surat.pdf", PDF)
                .id());
    }

    private Wording write(Complaint complaint, String target, UUID... files) {
        return core.act(() -> {
            core.get(Complaints.class).get(complaint.ticket()).reach("coordinate", Instant.now());
            core.flow().at(Step.COORDINATE);
            return core.get(Wordings.class)
                    .write(
                            complaint.ticket(),
                            null,
                            "rina",
                            false,
                            new Wordings.Draft(
                                    "answer",
                                    target,
                                    "Yth. Bapak/Ibu, lampunya kami perbaiki besok pagi. Terima kasih.",
                                    null,
                                    List.of(files)));
        });
    }
}
