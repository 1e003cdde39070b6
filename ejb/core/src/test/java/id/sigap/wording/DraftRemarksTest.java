package id.sigap.wording;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.complaint.CaseFlow.Step;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.Constraints.Notice;
import id.sigap.connector.api.Constraints.Severity;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.Visibility;
import id.sigap.coordination.Coordination;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import id.sigap.identity.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a platform says of a text is told to who writes it and to who reads its checks. */
class DraftRemarksTest {
    private static final String TEXT = "Yth. Bapak/Ibu, jadwalnya ada di https://kota.example/jadwal. Terima kasih.";
    private static final String PLAIN = "Yth. Bapak/Ibu, lampunya kami perbaiki besok pagi. Terima kasih.";

    private final List<String> measured = new ArrayList<>();
    private CoreInMemory core;
    private Complaint complaint;

    @BeforeEach
    void open() {
        core = new CoreInMemory();
        PlainConnector plaza = new PlainConnector("plaza", Capability.SENDS_PUBLIC, Capability.SENDS_PRIVATE);
        core.deploy("plaza", plaza);
        core.deploy("wall", new PlainConnector("wall", Capability.SENDS_PUBLIC));
        core.hire("operator", new Person("rina", "Rina", Optional.of("rina@kota.example")));
        plaza.remarks((visibility, body) -> {
            measured.add(body);
            return visibility == Visibility.PUBLIC && body.contains("https://")
                    ? List.of(dear(Severity.INFO))
                    : List.of();
        });
        complaint = core.complain("plaza", true, null);
        core.run(() -> core.get(Coordination.class).claim(complaint.ticket(), "rina"));
    }

    @Test
    void areToldOfTheVeryTextThatIsBeingWritten() {
        assertThat(remarks("public", TEXT)).extracting(Notice::code).containsExactly("link-costs-more");
        assertThat(remarks("public", PLAIN)).isEmpty();
        assertThat(remarks("private", TEXT)).isEmpty();
    }

    @Test
    void areAskedForWithEverythingThatGoesOutAroundTheText() {
        remarks("private", TEXT);

        assertThat(measured)
                .singleElement()
                .asString()
                .startsWith(TEXT + "\n\n")
                .hasSizeGreaterThan(TEXT.length() + 5);
    }

    @Test
    void areNotAskedForWhereThereIsNothingToSayThemOf() {
        assertThat(remarks("public", " \n ")).isEmpty();
        assertThat(remarks("public", "a".repeat(20_001))).isEmpty();
        Complaint wall = core.complain("wall", true, null);
        assertThat(core.act(() -> core.get(DraftRemarks.class).of(wall, "private", TEXT)))
                .isEmpty();

        assertThat(measured).isEmpty();
    }

    @Test
    void standAmongTheChecksThatTheApproverReads() {
        assertThat(TextChecks.read(write(TEXT).checks()))
                .filteredOn(finding -> finding.rule().equals("platform"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo("hint");
                    assertThat(finding.message()).isEqualTo("Lebih mahal.");
                });
        assertThat(TextChecks.read(write(PLAIN).checks()))
                .noneMatch(finding -> finding.rule().equals("platform"));
    }

    @Test
    void keepATextThatThePlatformWillNotTakeFromBeingSubmitted() {
        PlainConnector gate = new PlainConnector("gate", Capability.SENDS_PUBLIC);
        gate.remarks((visibility, body) -> List.of(dear(Severity.BLOCKING)));
        core.deploy("gate", gate);
        complaint = core.complain("gate", true, null);
        core.run(() -> core.get(Coordination.class).claim(complaint.ticket(), "rina"));

        assertThat(TextChecks.read(write(PLAIN).checks()))
                .extracting(TextChecks.Finding::severity)
                .contains("error");
    }

    private static Notice dear(Severity severity) {
        return new Notice("link-costs-more", severity, new LocalizedText("Lebih mahal.", "Dearer."));
    }

    private List<Notice> remarks(String target, String text) {
        return core.act(() -> core.get(DraftRemarks.class).of(complaint, target, text));
    }

    private Wording write(String text) {
        return core.act(() -> {
            core.get(Complaints.class).get(complaint.ticket()).reach("coordinate", Instant.now());
            core.flow().at(Step.COORDINATE);
            return core.get(Wordings.class)
                    .write(
                            complaint.ticket(),
                            null,
                            "rina",
                            false,
                            new Wordings.Draft("answer", "public", text, null, List.of()));
        });
    }
}
