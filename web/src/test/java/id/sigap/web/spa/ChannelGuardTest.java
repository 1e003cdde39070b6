package id.sigap.web.spa;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelGuardTest {
    @ParameterizedTest
    @ValueSource(strings = {"/api/channels/wa-1/webhook", "/api/channels/a.b_c/webhook"})
    void letsPlatformsReachTheWebhookOfAChannel(String address) {
        assertThat(ChannelGuard.isWebhook(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/channels",
                "/api/channels/",
                "/api/channels/webhook",
                "/api/channels//webhook",
                "/api/channels/wa-1",
                "/api/channels/wa-1/webhook/",
                "/api/channels/wa-1/webhook/../secrets",
                "/api/channels/wa-1/x/webhook",
                "/api/channels/wa-1;x=/webhook",
                "/api/channels/wa-1/webhook;x",
                "/api/channels/wa-1/webhook%2F",
                "/api/complaints/../channels/wa-1/webhook"
            })
    void takesNothingElseForAWebhook(String address) {
        assertThat(ChannelGuard.isWebhook(address)).isFalse();
    }
}
