package id.sigap.web.spa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app",
                "/app/",
                "/app/inbox/open/SGP-2026-000001",
                "/app/inbox/open?q=air%20mati&channel=web-form",
                "/app/a?b=/c"
            })
    void goesBackToAPageOfTheDesk(String address) {
        assertThat(ReturnPath.isPage(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/application",
                "/api/me",
                "//evil.example/app/",
                "https://evil.example/app/",
                "/app/\\evil.example",
                "/app@evil.example",
                "/app/x\r\nSet-Cookie: a=b",
                "/app/..//evil.example",
                "/app/x y",
                "/app/<script>",
                "/app/login",
                "/app/login?code=1",
                "/app/logout",
                "javascript:alert(1)"
            })
    void goesNowhereElse(String address) {
        assertThat(ReturnPath.isPage(address)).isFalse();
    }

    @Test
    void takesNoAddressThatIsLongerThanAnyPage() {
        assertThat(ReturnPath.isPage("/app/" + "a".repeat(1_000))).isFalse();
    }
}
