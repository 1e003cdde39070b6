package id.sigap.connector.lapor;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SheetField;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Hands a complaint to the person who enters it into SP4N-LAPOR!; calls nobody and takes nothing in. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LaporConnector implements Connector {

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "lapor",
            API_VERSION,
            "0.1",
            new LocalizedText("Lembar isian untuk SP4N-LAPOR!", "A sheet to enter into SP4N-LAPOR!"),
            List.of(),
            Set.of(Capability.SENDS_PRIVATE, Capability.DELIVERED_BY_PERSON, Capability.FORWARDS),
            LengthUnit.CODE_POINTS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        return List.of();
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (message.subject().isPresent() || !message.files().isEmpty()) {
            return new SendOutcome.Rejected(
                    "text-only",
                    "Lembar isian hanya memuat teks; hapus judul dan lampiran.",
                    SendOutcome.Cause.MESSAGE);
        }
        return new SendOutcome.HandOver(
                "Masuk ke SP4N-LAPOR! dengan akun instansi, salin isian berikut satu per satu, lalu tandai \"Sudah disampaikan\" dengan nomor laporan yang diberikan LAPOR!. Sigap tidak terhubung langsung dengan LAPOR!.\n\n"
                        + new Sheet(message, context.clock().getZone()).text());
    }

    @Override
    public List<SheetField> sheet(ChannelContext context, OutboundMessage message) {
        return new Sheet(message, context.clock().getZone()).fields();
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("carried-by-a-person");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        return new Constraints(
                OptionalInt.empty(), OptionalLong.of(0), Optional.empty(), OptionalInt.empty(), List.of());
    }

    @Override
    public int measure(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public Health health(ChannelContext context) {
        return Health.up(context.clock().instant());
    }
}
