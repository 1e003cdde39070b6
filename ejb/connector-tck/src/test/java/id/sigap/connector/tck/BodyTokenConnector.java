package id.sigap.connector.tck;

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
import id.sigap.connector.api.Part;
import id.sigap.connector.api.Person;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.connector.api.Secret;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.Setting;
import id.sigap.connector.api.SettingType;
import id.sigap.connector.api.ThreadReference;
import id.sigap.connector.api.UnicodeText;
import id.sigap.connector.api.Visibility;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Takes webhooks of a chat that signs nothing and repeats a token in each body. */
@Stateless
@Local(Connector.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
class BodyTokenConnector implements Connector {
    static final String TOKEN = "webhook-token";

    private static final LocalizedText NAME = new LocalizedText("Obrolan", "Chat");
    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "chat",
            API_VERSION,
            "1",
            NAME,
            List.of(Setting.required(TOKEN, SettingType.SECRET, NAME, NAME)),
            Set.of(Capability.RECEIVES_WEBHOOKS, Capability.SENDS_PRIVATE),
            LengthUnit.CODE_POINTS);

    @Override
    public ConnectorDescription describe() {
        return DESCRIPTION;
    }

    @Override
    public ReceiveVerdict receive(ChannelContext context, InboundRequest request) {
        Optional<JsonObject> body = read(request.body().utf8());
        String claimed = body.flatMap(json -> text(json, "token")).orElse("");
        boolean genuine = false;
        for (Secret token : context.secrets().all(TOKEN)) {
            genuine |= token.matches(claimed);
        }
        if (!genuine) {
            return ReceiveVerdict.refused(401, "token-wrong", "Token tidak ada atau tidak cocok.");
        }
        return ReceiveVerdict.accepted(request.body().sha256());
    }

    @Override
    public List<InboundEvent> split(ChannelContext context, RawDelivery delivery) {
        Optional<JsonObject> body = read(delivery.body().utf8());
        Optional<String> id = body.flatMap(json -> text(json, "id"));
        Optional<String> from = body.flatMap(json -> text(json, "from"));
        if (id.isEmpty() || from.isEmpty()) {
            return List.of(
                    new InboundEvent.Unreadable(delivery.key(), delivery.receivedAt(), "unknown", "Tidak terbaca."));
        }
        return List.of(new InboundEvent.Message(
                id.get(),
                "1",
                delivery.receivedAt(),
                Person.of(from.get()),
                new Content(
                        body.flatMap(json -> text(json, "text")).orElse(""),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()),
                new ThreadReference(Optional.empty(), List.of(), List.of()),
                Visibility.PRIVATE,
                Set.of(),
                Map.of()));
    }

    static Optional<JsonObject> read(String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text
                ? Optional.of(text.getString()).filter(t -> !t.isBlank() && UnicodeText.isStorable(t))
                : Optional.empty();
    }

    @Override
    public SendOutcome send(ChannelContext context, OutboundMessage message) {
        if (context.secrets().all(TOKEN).isEmpty()) {
            return new SendOutcome.Rejected("token-missing", "Token belum diisi.", SendOutcome.Cause.CHANNEL);
        }
        boolean simple = message.parts().stream()
                .allMatch(part -> part instanceof Part.Text text && text.role() == Part.Role.BODY);
        return simple
                ? new SendOutcome.RetryAfter(Duration.ofMinutes(1), "away")
                : new SendOutcome.Rejected("part-unknown", "Hanya teks.", SendOutcome.Cause.MESSAGE);
    }

    @Override
    public FindOutcome find(ChannelContext context, OutboundMessage message, Instant attemptedAt) {
        return new FindOutcome.CannotTell("no-search");
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
        return context.secrets().all(TOKEN).isEmpty()
                ? Health.down("token-missing", NAME, context.clock().instant())
                : Health.up(context.clock().instant());
    }
}
