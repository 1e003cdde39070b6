package id.sigap.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.sigap.foundation.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    private static final Principal SOMEONE = () -> "someone";

    @Test
    void answersForTheAgenciesOfItsGroups() {
        Caller caller = caller(Set.of("agency-officer"), "/agencies/PTMB", "/agencies/DISHUB");

        assertThat(caller.agencies()).containsExactlyInAnyOrder("PTMB", "DISHUB");
        assertThat(caller.headOf()).isEmpty();
        assertThat(caller.answersFor("PTMB")).isTrue();
        assertThat(caller.answersFor("DPU")).isFalse();
    }

    @Test
    void aHeadAnswersForTheAgencyToo() {
        Caller caller = caller(Set.of("agency-officer"), "/agencies/PTMB/head");

        assertThat(caller.heads("PTMB")).isTrue();
        assertThat(caller.answersFor("PTMB")).isTrue();
    }

    @Test
    void aGroupWithoutTheRoleGivesNothing() {
        Caller caller = caller(Set.of("operator"), "/agencies/PTMB", "/agencies/PTMB/head");

        assertThat(caller.agencies()).isEmpty();
        assertThat(caller.headOf()).isEmpty();
    }

    @Test
    void groupsThatOnlyLookAlikeGiveNothing() {
        Caller caller = caller(
                Set.of("agency-officer"),
                "/agencies",
                "/agencies/",
                "/agencies//head",
                "/agencies/head",
                "/agencies/PTMB/head/deputy",
                "/other/agencies/PTMB",
                "/office/head/secretary");

        assertThat(caller.agencies()).containsExactly("head");
        assertThat(caller.headOf()).isEmpty();
        assertThat(caller.officeHead()).isFalse();
    }

    @Test
    void theHeadOfTheOfficeNeedsNoRole() {
        assertThat(caller(Set.of(), "/office/head").officeHead()).isTrue();
    }

    @Test
    void keepsKnownRolesOnly() {
        Caller caller = caller(Set.of("operator", "auditor", "superuser"));

        assertThat(caller.roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.AUDITOR);
        assertThat(caller.atDesk()).isTrue();
        assertThat(caller(Set.of("auditor", "administrator", "agency-officer")).atDesk())
                .isFalse();
    }

    @Test
    void refusesAPersonOfTheDemonstrationOutsideIt() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> caller(Set.of("operator", "demo")))
                .withMessageContaining("someone");
    }

    @Test
    void refusesAHeadWhoDoesNotAnswerForTheAgency() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Caller(new Person("x", "", Optional.empty()), Set.of(), Set.of(), Set.of("PTMB"), false));
    }

    private static Caller caller(Set<String> roles, String... groups) {
        return Caller.of(SOMEONE, roles::contains, "Some One", null, List.of(groups));
    }
}
