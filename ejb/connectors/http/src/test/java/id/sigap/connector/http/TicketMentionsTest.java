package id.sigap.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicketMentionsTest {
    @Test
    void findsTheTicketsThatATextNames() {
        assertThat(TicketMentions.in("Halo, laporan sgp-2026-000041 (SGP-2026-000041) dan SGP-2026-1234567."))
                .containsExactly("SGP-2026-000041", "SGP-2026-1234567");
        assertThat(TicketMentions.in("XSGP-2026-000041 SGP-26-000041 SGP-2026-0041"))
                .isEmpty();
    }
}
