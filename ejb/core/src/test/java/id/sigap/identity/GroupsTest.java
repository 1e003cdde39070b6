package id.sigap.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    @Test
    void putsOfficersAndHeadsIntoTheirAgency() {
        assertThat(Groups.agency("/agencies/PTMB")).contains("PTMB");
        assertThat(Groups.agency("/agencies/PTMB/head")).contains("PTMB");
        assertThat(Groups.isHead("/agencies/PTMB/head")).isTrue();
        assertThat(Groups.isHead("/agencies/PTMB")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agencies/",
                "/agencies//head",
                "/agencies",
                "/office/head",
                "/agencies/PTMB/night",
                "PTMB",
                "/x/agencies/PTMB"
            })
    void putsNobodyIntoAnAgencyByAnyOtherPath(String path) {
        assertThat(Groups.agency(path)).isEmpty();
    }

    @Test
    void makesNobodyTheHeadOfAnAgencyCalledHead() {
        assertThat(Groups.isHead("/agencies/head")).isFalse();
        assertThat(Groups.agency("/agencies/head")).contains("head");
    }
}
