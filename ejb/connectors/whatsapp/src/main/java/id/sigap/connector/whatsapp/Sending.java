package id.sigap.connector.whatsapp;

import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Conversation;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.api.Visibility;
import id.sigap.connector.graph.GraphAnswer;
import id.sigap.connector.graph.GraphApi;
import id.sigap.connector.graph.GraphOutcomes;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.time.Instant;
import java.util.Optional;

/** Sends one answer: as a text inside the window, as the one parameter of a template outside. */
final class Sending {
    private static final JsonProvider JSON = Json.provider();

    private final GraphOutcomes outcomes;

    Sending(GraphOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** @throws id.sigap.connector.api.MissingSettingException where the channel lacks one */
    SendOutcome send(ChannelContext context, OutboundMessage message) {
        Conversation conversation = message.conversation();
        String number = context.settings().text(WhatsAppSettings.NUMBER);
        GraphApi api = GraphApi.of(context);
        if (conversation.visibility() == Visibility.PUBLIC) {
            return new SendOutcome.Rejected("private-only", "WhatsApp hanya mengenal pesan pribadi.", Cause.RULE);
        }
        Optional<Addressee> addressee = Addressee.of(conversation);
        if (addressee.isEmpty()) {
            return new SendOutcome.Rejected(
                    "recipient-unknown",
                    "Nomor WhatsApp atau id pelapor tidak dikenal; hubungi melalui kanal lain.",
                    Cause.RECIPIENT);
        }
        Instant now = context.clock().instant();
        Optional<WhatsAppSettings.Template> template =
                WhatsAppSettings.template(context.settings()).filter(t -> Window.closed(conversation, now));
        if (template.isEmpty() && Window.closed(conversation, now)) {
            return new SendOutcome.Rejected(
                    "window-closed",
                    "Masa menjawab 24 jam di WhatsApp sudah lewat dan kanal ini tidak mempunyai templat yang disetujui; hubungi pelapor melalui kanal lain.",
                    Cause.RULE);
        }
        if (template.isPresent() && message.body().length() > template.get().room()) {
            return tooLong(template.get().room());
        }
        JsonObjectBuilder call =
                JSON.createObjectBuilder().add("messaging_product", "whatsapp").add("recipient_type", "individual");
        addressee.get().into(call);
        if (template.isPresent()) {
            call.add("type", "template").add("template", template(template.get(), message.body()));
        } else {
            call.add("type", "text").add("text", JSON.createObjectBuilder().add("body", message.body()));
            quoted(conversation)
                    .ifPresent(
                            id -> call.add("context", JSON.createObjectBuilder().add("message_id", id)));
        }
        call.add("biz_opaque_callback_data", Statuses.callbackData(message.outboxId()));
        GraphAnswer answer = api.postJson(HttpCall.segment(number) + "/messages", call.build());
        return outcomes.sent(
                answer,
                done -> Json.objects(done.body(), "messages")
                        .flatMap(m -> Json.text(m, "id").stream())
                        .findFirst());
    }

    static SendOutcome.Rejected tooLong(int most) {
        return new SendOutcome.Rejected(
                "too-long", "Jawaban terlalu panjang; paling banyak " + most + " karakter.", Cause.MESSAGE);
    }

    /** A message in a group cannot be quoted in a private chat. */
    private static Optional<String> quoted(Conversation conversation) {
        return conversation.answered().filter(id -> !conversation.attributes().containsKey(Incoming.GROUP));
    }

    /**
     * The whole answer as the one parameter of the template's body. A parameter may hold no line break, no tab and no more
     * than four spaces in a row, so each run of white space is sent as one space; the words are as approved.
     */
    private static JsonObject template(WhatsAppSettings.Template template, String body) {
        return JSON.createObjectBuilder()
                .add("name", template.name())
                .add("language", JSON.createObjectBuilder().add("code", template.language()))
                .add(
                        "components",
                        JSON.createArrayBuilder()
                                .add(JSON.createObjectBuilder()
                                        .add("type", "body")
                                        .add(
                                                "parameters",
                                                JSON.createArrayBuilder()
                                                        .add(JSON.createObjectBuilder()
                                                                .add("type", "text")
                                                                .add(
                                                                        "text",
                                                                        body.strip()
                                                                                .replaceAll("\\s+", " "))))))
                .build();
    }
}
