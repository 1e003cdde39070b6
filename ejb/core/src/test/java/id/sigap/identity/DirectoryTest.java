package id.sigap.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private static final Person HEAD = new Person("head-ptmb", "Nurul Aini", Optional.empty());
    private static final Person OFFICER = new Person("agency-ptmb", "Yusuf", Optional.empty());

    private final Hand clock = new Hand();
    private final Keycloak keycloak = new Keycloak();
    private final Directory directory = new Directory(keycloak::read, clock, () -> false);

    @Test
    void theFirstQuestionReadsTheDirectory() {
        assertThat(directory.heads("PTMB")).containsExactly(HEAD);
        assertThat(directory.officers("PTMB")).containsExactly(OFFICER);
        assertThat(directory.heads("DPU")).isEmpty();
        assertThat(directory.find("head-ptmb")).contains(HEAD);
        assertThat(keycloak.asked).isEqualTo(1);
        assertThat(directory.state().stale()).isFalse();
    }

    @Test
    void readsAgainOnlyWhenItIsTime() {
        directory.refreshWhenDue();
        clock.forward(Directory.REFRESH.minusSeconds(1));
        directory.refreshWhenDue();
        assertThat(keycloak.asked).isEqualTo(1);

        clock.forward(Duration.ofSeconds(1));
        directory.refreshWhenDue();
        assertThat(keycloak.asked).isEqualTo(2);
    }

    @Test
    void keepsTheLastGoodCopyWhileKeycloakIsAway() {
        directory.refresh();
        Instant read = clock.instant();
        keycloak.away = true;
        clock.forward(Directory.REFRESH);

        directory.refreshWhenDue();

        assertThat(directory.heads("PTMB")).containsExactly(HEAD);
        assertThat(directory.state())
                .isEqualTo(new DirectoryState(
                        Optional.of(read), true, Optional.of("IllegalStateException: connection refused")));
    }

    @Test
    void comesBackSoonAfterKeycloakDoes() {
        directory.refresh();
        keycloak.away = true;
        directory.refresh();
        keycloak.away = false;

        clock.forward(Directory.RETRY);
        directory.refreshWhenDue();

        assertThat(directory.state().stale()).isFalse();
    }

    @Test
    void isStaleWhereNobodyReadsItAgain() {
        directory.refresh();
        clock.forward(Directory.REFRESH.multipliedBy(4));

        assertThat(directory.state().stale()).isTrue();
    }

    @Test
    void knowsNobodyAndDoesNotAskAtEveryQuestionWhereKeycloakWasNeverReached() {
        keycloak.away = true;

        assertThat(directory.officeHeads()).isEmpty();
        assertThat(directory.approvers()).isEmpty();
        assertThat(directory.state().readAt()).isEmpty();
        assertThat(keycloak.asked).isEqualTo(1);

        keycloak.away = false;
        clock.forward(Directory.RETRY.plusSeconds(1));
        assertThat(directory.approvers()).containsExactly(HEAD);
    }

    @Test
    void peopleOfTheDemonstrationCountForNothingOutsideIt() {
        keycloak.demo = Set.of(HEAD);

        assertThat(directory.heads("PTMB")).isEmpty();
        assertThat(directory.approvers()).isEmpty();
        assertThat(directory.officers("PTMB")).containsExactly(OFFICER);
        assertThat(new Directory(keycloak::read, clock, () -> true).heads("PTMB"))
                .containsExactly(HEAD);
    }

    @Test
    void knowsTheOfficesOwnRolesAndTheAgenciesAsGroups() {
        directory.refresh();

        assertThat(directory.knowsGroup("legal")).isTrue();
        assertThat(directory.knowsGroup("PTMB")).isTrue();
        assertThat(directory.knowsGroup("PTMB/head")).isFalse();
        assertThat(directory.knowsGroup("nobody-knows")).isFalse();
        assertThat(directory.knowsGroup("head")).isFalse();
    }

    @Test
    void findsWhoHasARoleOfTheOfficesOwnOrWorksForAnAgency() {
        assertThat(directory.inRoleOrAgency("legal")).containsExactly(OFFICER);
        assertThat(directory.inRoleOrAgency("PTMB")).containsExactlyInAnyOrder(OFFICER, HEAD);
        assertThat(directory.inRoleOrAgency("nobody-knows")).isEmpty();
        assertThat(directory.everybody())
                .filteredOn(member -> member.person().equals(OFFICER))
                .singleElement()
                .satisfies(member -> assertThat(member.roles()).isEmpty());
    }

    @Test
    void anAgencyAnswersWhereSomebodyOfItHasTheOfficersRole() {
        assertThat(directory.answersFor("PTMB")).isTrue();
        assertThat(directory.answersFor("DLH")).isFalse();
        assertThat(directory.answersFor("DPU")).isFalse();
        assertThat(keycloak.asked).isEqualTo(1);
    }

    @Test
    void suspectsNoAgencyOfBeingEmptyWhereKeycloakWasNeverReached() {
        keycloak.away = true;

        assertThat(directory.answersFor("DPU")).isTrue();
    }

    @Test
    void findsServerAndRealmInTheIssuer() {
        URI issuer = URI.create("https://masuk.kota.example/auth/realms/sigap");

        KeycloakStaff staff = KeycloakStaff.of(issuer, Optional.empty(), "sigap-directory", "secret");

        assertThat(staff.server()).hasToString("https://masuk.kota.example/auth");
        assertThat(staff.realm()).isEqualTo("sigap");
        assertThat(KeycloakStaff.of(issuer, Optional.of(URI.create("http://kc:8080")), "c", "s")
                        .server())
                .hasToString("http://kc:8080");
    }

    private final class Keycloak {
        private int asked;
        private boolean away;
        private Set<Person> demo = Set.of();

        Staff read() {
            asked++;
            if (away) {
                throw new IllegalArgumentException(new IllegalStateException("connection refused"));
            }
            return new Staff(
                    Map.of(
                            "approver", Set.of(HEAD),
                            "legal", Set.of(OFFICER),
                            "agency-officer", Set.of(HEAD)),
                    Map.of(
                            "/agencies/PTMB/head", Set.of(HEAD),
                            "/agencies/PTMB", Set.of(OFFICER),
                            "/agencies/DLH", Set.of(OFFICER)),
                    demo,
                    clock.instant());
        }
    }

    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-11-22T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
