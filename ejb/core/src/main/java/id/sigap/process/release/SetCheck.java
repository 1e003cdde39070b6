package id.sigap.process.release;

import id.sigap.coordination.Escalation;
import id.sigap.foundation.Refusal;
import id.sigap.identity.Directory;
import id.sigap.process.Delegates;
import id.sigap.process.check.ReleaseCheck;
import id.sigap.process.engine.DiagramRefused;
import id.sigap.process.engine.ModelFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/** Looks at what administrators hand in: first whether it is a file of the set at all, then whether the set keeps the promises. */
@ApplicationScoped
public class SetCheck {
    private static final int LONGEST_KEY = 100;

    @Inject
    Delegates delegates;

    @Inject
    Directory directory;

    @Inject
    Escalation escalation;

    /** A file that was handed in, as far as it could be read. */
    record Upload(ModelFile file, byte[] content) {}

    /**
     * Reads what was handed in for a key.
     *
     * @throws Refusal 422 with one finding where it cannot be read or holds something else, 413 where it is too large
     */
    Upload read(String key, String xml) {
        if (!key.matches("[A-Za-z_][A-Za-z0-9_.-]*") || key.length() > LONGEST_KEY) {
            throw Refusal.invalid(
                    "Nama berkas \"" + key + "\" tidak dapat dipakai; yang diharapkan huruf, angka, titik,"
                            + " garis bawah, dan tanda hubung, diawali huruf.");
        }
        if (xml == null || xml.isBlank()) {
            throw Refusal.invalid("Isi diagram atau tabel (\"xml\") kosong.");
        }
        byte[] content = (xml.charAt(0) == '\uFEFF' ? xml.substring(1) : xml).getBytes(StandardCharsets.UTF_8);
        try {
            return new Upload(ModelFile.read(key, content), content);
        } catch (DiagramRefused refused) {
            Findings findings = Findings.of(key, refused);
            throw Refusal.of(
                            tooLarge(findings) ? Refusal.Kind.TOO_LARGE : Refusal.Kind.INVALID,
                            tooLarge(findings) ? "too-large" : "unreadable",
                            "Berkas ini tidak dapat dipakai: "
                                    + findings.all().get(0).message())
                    .with("findings", findings.all());
        }
    }

    private static boolean tooLarge(Findings findings) {
        return findings.all().get(0).rule().equals("too-large");
    }

    /** Checks a whole set with what is known of the office's groups now. */
    Findings check(ModelSet set) {
        return Findings.of(rules().check(set.files()));
    }

    private ReleaseCheck rules() {
        return groupsKnown()
                ? new ReleaseCheck(delegates.names(), directory::knowsGroup, escalation.lastRungs())
                : ReleaseCheck.withoutDirectory(delegates.names(), escalation.lastRungs());
    }

    /** Whether Keycloak has told which roles and agencies exist, and nothing says that this is out of date. */
    boolean groupsKnown() {
        return directory.state().readAt().isPresent() && !directory.state().stale();
    }

    /** Asks Keycloak now, so that a role made a minute ago counts. */
    void askForGroups() {
        directory.refresh();
    }
}
