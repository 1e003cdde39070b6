package id.sigap.it.guest;

import id.sigap.connector.api.Capability;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Connector;
import id.sigap.connector.api.ConnectorDescription;
import id.sigap.connector.api.Constraints;
import id.sigap.connector.api.Content;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.FindOutcome;
import id.sigap.connector.api.Health;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.LengthUnit;
import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.Visibility;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Letters in a folder. What it calls itself and how it misbehaves stands in {@code guest.properties} beside it in its jar, so
 * that one class makes every jar of the tests.
 */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class GuestConnector implements Connector {
    private static final Properties SAYS = says();
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static Properties says() {
        Properties says = new Properties();
        try (InputStream in = GuestConnector.class.getResourceAsStream("/guest.properties")) {
            says.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return says;
    }

    /** The fault of this jar, where it concerns the method: its own answer, or none. */
    private static boolean misbehaves(String method) {
        String fault = SAYS.getProperty("fault", "");
        if (!Arrays.asList(SAYS.getProperty("in", "").split(",")).contains(method)) {
            return false;
        }
        switch (fault) {
            case "throws" -> throw new IllegalStateException("rahasia-negara");
            case "error" -> throw new NoClassDefFoundError("com/example/Gone");
            case "hangs" -> hang(false);
            case "deaf" -> hang(true);
            default -> {}
        }
        return true;
    }

    /** @param deaf whether it does not even listen when it is told to stop */
    private static void hang(boolean deaf) {
        boolean waiting = true;
        while (waiting) {
            try {
                NEVER.await();
                waiting = false;
            } catch (InterruptedException e) {
                waiting = deaf;
            }
        }
    }

    @Override
    public ConnectorDescription describe() {
        if (misbehaves("describe")) {
            return null;
        }
        return new ConnectorDescription(
                SAYS.getProperty("id"),
                SAYS.getProperty("api", API_VERSION),
                SAYS.getProperty("version"),
                new LocalizedText("Surat tamu", "Guest letters"),
                List.of(Setting.required(
                        "folder",
                        SettingType.TEXT,
                        new LocalizedText("Folder", "Folder"),
                        new LocalizedText("Tempat surat", "Where the letters are"))),
                Set.of(Capability.RECEIVES_WEBHOOKS, Capability.SENDS_PRIVATE),
                LengthUnit.CODE_POINTS);
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        if (misbehaves("receive")) {
            return null;
        }
        return request.header("x-guest").isPresent()
                ? ReceiveVerdict.accepted(request.body().sha256())
                : ReceiveVerdict.refused(401, "unsigned", "Kiriman tidak bertanda tangan.");
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        if (misbehaves("split")) {
            return SAYS.getProperty("fault").equals("huge")
                    ? List.of(message(delivery, "x".repeat(51 * 1024 * 1024)))
                    : null;
        }
        return List.of(message(delivery, delivery.body().utf8()));
    }

    private static InboundEvent message(RawDelivery delivery, String text) {
        return new InboundEvent.Message(
                delivery.key(),
                "1",
                delivery.receivedAt(),
                Person.of("warga-" + delivery.key()),
                Content.of(text),
                ThreadReference.NONE,
                Visibility.PRIVATE,
                Set.of(),
                Map.of());
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (misbehaves("send")) {
            if (SAYS.getProperty("fault").equals("undeclared")) {
                context.secrets().all("database-password");
            }
            return null;
        }
        Path letter = Path.of(context.settings().text("folder"), message.outboxId() + ".txt");
        try {
            Files.writeString(
                    letter,
                    SAYS.getProperty("version") + "\n" + message.body() + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            return new SendOutcome.Unknown("folder");
        }
        return new SendOutcome.Accepted("letter-" + message.outboxId(), "");
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("Tidak ada yang mencari di folder.");
    }

    @Override
    public Constraints constraints(ChannelContext context, Conversation conversation) {
        if (misbehaves("constraints")) {
            return null;
        }
        return new Constraints(
                OptionalInt.of(10_000), OptionalLong.empty(), Optional.empty(), OptionalInt.empty(), List.of());
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
