package id.sigap.connector.whatsapp;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.tck.TestChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Webhook bodies as documented, for tests. */
final class Payload {
    private Payload() {}

    /** One change of the field {@code messages}. */
    static String change(String value) {
        return entry("{\"field\":\"messages\",\"value\":" + value + "}");
    }

    static String entry(String changes) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"102290129340398\",\"changes\":["
                + changes + "]}]}";
    }

    /** Messages of Sheena, who has a number and a user id. */
    static String messages(String... messages) {
        return change(value("\"messages\":[" + String.join(",", messages) + "]"));
    }

    static String statuses(String... statuses) {
        return change(value("\"statuses\":[" + String.join(",", statuses) + "]"));
    }

    static String value(String list) {
        return "{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"628115500100\","
                + "\"phone_number_id\":\"106540352242922\"},\"contacts\":[{\"profile\":{\"name\":\"Sheena Nelson\","
                + "\"username\":\"@sheena\"},\"wa_id\":\"628125550001\",\"user_id\":\"ID.13491208655302741918\"}],"
                + list + "}";
    }

    static String message(String id, String rest) {
        return "{\"from\":\"628125550001\",\"id\":\"" + id + "\",\"timestamp\":\"1763780400\"," + rest + "}";
    }

    static String text(String id, String body) {
        return message(id, "\"type\":\"text\",\"text\":{\"body\":\"" + body + "\"}");
    }

    static List<InboundEvent> split(String body) {
        return split(Bytes.utf8(body));
    }

    static List<InboundEvent> split(Bytes body) {
        return WhatsAppSplitter.split(delivery(body), Optional.of("106540352242922"));
    }

    static RawDelivery delivery(Bytes body) {
        return new RawDelivery(body.sha256(), "application/json", Map.of(), body, TestChannel.NOW, "");
    }
}
