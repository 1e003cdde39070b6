package id.sigap.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Capability;
import id.sigap.foundation.Refusal;
import id.sigap.harness.CoreInMemory;
import id.sigap.harness.PlainConnector;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sees a restricted case only in order to examine it does nothing to it. */
class AccessTest {
    private final CoreInMemory core = new CoreInMemory();

    @Test
    void whoExaminesARestrictedCaseDoesNothingToIt() {
        core.deploy("plaza", new PlainConnector("plaza", Capability.SENDS_PRIVATE));
        Complaint open = core.complain("plaza", false, null);
        Complaint restricted = core.complain("plaza", false, null);
        restricted.mark(false, true);
        Viewer both = viewer("operator", "auditor");

        assertThat(Access.maySee(both, restricted)).isTrue();
        assertThatThrownBy(() -> Access.requireToAct(both, restricted))
                .isInstanceOf(Refusal.class)
                .extracting(refused -> ((Refusal) refused).kind())
                .isEqualTo(Refusal.Kind.NOT_ALLOWED);
        assertThatThrownBy(() -> Access.requireToAct(viewer("operator"), restricted))
                .isInstanceOf(Refusal.class)
                .extracting(refused -> ((Refusal) refused).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        assertThatCode(() -> Access.requireToAct(viewer("approver", "auditor"), restricted))
                .doesNotThrowAnyException();
        assertThatCode(() -> Access.requireToAct(both, open)).doesNotThrowAnyException();
    }

    private static Viewer viewer(String... roles) {
        return new Viewer("rina", Set.of(roles), Set.of(), false);
    }
}
