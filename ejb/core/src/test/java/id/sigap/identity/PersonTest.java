package id.sigap.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
    @ParameterizedTest
    @CsvSource({"Rina Wulandari,RW", "sukarno,S", "Siti Nur Haliza,SN", "Öz-türk,ÖT", "𝒜lma Beta,𝒜B"})
    void hasInitialsOfTheFirstTwoWords(String name, String initials) {
        assertThat(new Person("someone", name, Optional.empty()).initials()).isEqualTo(initials);
    }

    @Test
    void goesByTheUsernameWhereThereIsNoName() {
        Person person = new Person("operator1", " ", Optional.of(""));

        assertThat(person.name()).isEqualTo("operator1");
        assertThat(person.email()).isEmpty();
        assertThat(person.initials()).isEqualTo("O");
    }

    @Test
    void refusesToBeNobody() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Person("", "Rina", Optional.empty()));
    }
}
