package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
    private static final URI PLATFORM = URI.create("https://graph.example.org/v26.0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/a",
                "https://localhost/a",
                "https://2130706433/a",
                "https://0x7f.1/a",
                "https://[::1]/a",
                "https://[::ffff:127.0.0.1]/a",
                "https://10.0.0.8/a",
                "https://192.168.1.1/a",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/a",
                "https://192.0.0.8/a",
                "https://255.255.255.255/a",
                "https://224.0.0.1/a",
                "https://172.31.255.255/a",
                "https://[fd00::1]/a",
                "https://[fe80::1]/a",
                "https://[fec0::1]/a",
                "https://[ff02::1]/a",
                "https://[64:ff9b::a9fe:a9fe]/a",
                "https://[2002:7f00:1::]/a",
                "https://[2001:0:7f00:1::]/a",
                "https://[2001::1]/a",
                "https://198.18.0.1/a",
                "https://198.19.255.255/a",
                "https://[::127.0.0.1]/a",
                "https://0.0.0.0/a",
                "https://tidak-ada.invalid/a",
                "http://93.184.216.34/a",
                "https://graph.example.org:8443/a",
                "https://user@93.184.216.34/a",
                "file:///etc/passwd",
                "//93.184.216.34/a",
                "bukan alamat",
                ""
            })
    void leadsNowhereButToThePublicInternet(String address) {
        assertThat(RemoteAddress.callable(address, PLATFORM)).isEmpty();
    }

    @Test
    void leadsToThePlatformItselfAndToPublicAddresses() {
        assertThat(RemoteAddress.callable("https://graph.example.org/berkas", PLATFORM))
                .isPresent();
        assertThat(RemoteAddress.callable("http://localhost:9000/berkas", URI.create("http://localhost:9000")))
                .isPresent();
        assertThat(RemoteAddress.callable("https://93.184.216.34/a", PLATFORM)).isPresent();
        assertThat(RemoteAddress.callable("https://100.128.0.1/a", PLATFORM)).isPresent();
        assertThat(RemoteAddress.callable("https://172.32.0.1/a", PLATFORM)).isPresent();
        assertThat(RemoteAddress.callable("https://198.20.0.1/a", PLATFORM)).isPresent();
        assertThat(RemoteAddress.callable("https://198.17.255.255/a", PLATFORM)).isPresent();
        assertThat(RemoteAddress.callable("https://[2001:4860:4860::8888]/a", PLATFORM))
                .isPresent();
        assertThat(RemoteAddress.callable("https://[2606:4700::1111]/a", PLATFORM))
                .isPresent();
    }
}
