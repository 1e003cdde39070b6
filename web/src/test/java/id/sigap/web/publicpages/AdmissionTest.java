package id.sigap.web.publicpages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.foundation.Refusal;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(2);

    @Test
    void asksWhoComesWhenAllAreBusyToComeAgain() {
        String inside = admission.admit(() -> admission.admit(() -> {
            assertThatThrownBy(() -> admission.admit(() -> "third")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
                assertThat(refusal.code()).isEqualTo("busy");
                assertThat(refusal.extra()).containsEntry(Refusal.RETRY_AFTER, 3);
            });
            return "second";
        }));

        assertThat(inside).isEqualTo("second");
    }

    @Test
    void givesThePlaceBackWhateverHappened() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> admission.admit(() -> {
                        throw Refusal.invalid("kosong");
                    }))
                    .hasMessage("kosong");
        }

        assertThat(admission.admit(() -> "in")).isEqualTo("in");
    }
}
