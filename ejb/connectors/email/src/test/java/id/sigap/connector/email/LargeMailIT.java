package id.sigap.connector.email;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.PollResult;
import id.sigap.connector.api.RawDelivery;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The largest mail that is taken as a whole; it takes longer than {@code mvn test} should. */
class LargeMailIT {
    @Test
    @Timeout(120)
    void takesAMailOfThirtyMegabytes() {
        String boundary = "--b\n";
        String mail = "From: siti@warga.example\nMessage-ID: <besar@x>\nContent-Type: multipart/mixed; boundary=b\n\n"
                + boundary + "\nFoto.\n" + boundary
                + "Content-Type: image/jpeg; name=a.jpg\nContent-Transfer-Encoding: base64\n\n"
                + ("QUJD".repeat(19) + "\n").repeat(30 * 1024 * 1024 / 77) + "--b--\n";
        try (Office office = new Office()) {
            office.receives(mail);

            RawDelivery delivery = ((PollResult.Polled)
                            office.connector.poll(office.context(), Optional.empty(), Duration.ZERO))
                    .deliveries()
                    .get(0);
            InboundEvent.Message message = (InboundEvent.Message)
                    office.connector.split(office.context(), delivery).get(0);

            assertThat(delivery.body().size()).isGreaterThan(30 * 1024 * 1024);
            assertThat(message.content().text()).isEqualTo("Foto.");
            assertThat(message.content().attachments()).hasSize(1);
        }
    }

    private static String mail(String id, int megabytes) {
        return "From: siti@warga.example\nMessage-ID: <" + id + ">\n\n"
                + ("a".repeat(63) + "\n").repeat(megabytes * 1024 * 16);
    }

    @Test
    @Timeout(120)
    void takesNoMoreAtOnceThanSigapDoes() {
        try (Office office = new Office()) {
            office.receives(mail("satu@x", 17));
            office.receives(mail("dua@x", 17));

            var first = (PollResult.Polled) office.connector.poll(office.context(), Optional.empty(), Duration.ZERO);
            var second = (PollResult.Polled)
                    office.connector.poll(office.context(), Optional.of(first.cursor()), Duration.ZERO);

            assertThat(first.deliveries()).hasSize(1);
            assertThat(first.more()).isTrue();
            assertThat(second.deliveries()).hasSize(1);
            assertThat(second.deliveries().get(0).key()).contains("dua@x");
            assertThat(second.more()).isFalse();
        }
    }
}
