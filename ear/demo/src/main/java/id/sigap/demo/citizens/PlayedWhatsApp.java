package id.sigap.demo.citizens;

import id.sigap.standin.whatsapp.Citizen;
import id.sigap.standin.whatsapp.Line;
import id.sigap.standin.whatsapp.WhatsAppAccount;
import id.sigap.standin.whatsapp.WhatsAppStandIn;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** WhatsApp: private chats with the office's number. */
final class PlayedWhatsApp implements Played {
    private final WhatsAppAccount account = WhatsAppAccount.example();
    private final WhatsAppStandIn platform = new WhatsAppStandIn(0, account, Clock.systemUTC());

    @Override
    public WhatsAppStandIn platform() {
        return platform;
    }

    @Override
    public List<ChannelPlan> channels() {
        return List.of(new ChannelPlan(
                "demowhatsapp",
                "whatsapp",
                "WhatsApp (peragaan)",
                Map.of(
                        "phone-number-id", account.numberId(),
                        "business-account-id", account.businessId(),
                        "template-name", account.template(),
                        "api-url", platform.address().toString()),
                Map.of(
                        "access-token", account.token(),
                        "app-secret", account.appSecret(),
                        "verify-token", account.verifyToken())));
    }

    @Override
    public void opened(ChannelPlan channel, URI webhook) {
        platform.webhook(webhook);
        platform.retryDeliveriesEvery(Duration.ofSeconds(2));
    }

    @Override
    public List<Corner> corners() {
        return List.of(Corner.chat(
                "whatsapp",
                "WhatsApp",
                "Obrolan pribadi dengan nomor WhatsApp kantor.",
                new Chat(),
                Corner.Can.EDIT,
                Corner.Can.DELETE));
    }

    private static Citizen citizen(String name) {
        return Citizen.withNumber(name, "62812" + (10_000_000 + Math.floorMod(name.hashCode(), 80_000_000)));
    }

    private final class Chat implements Way {
        @Override
        public String write(String citizen, String text) {
            return platform.writes(citizen(citizen), text);
        }

        @Override
        public List<String> answers(String citizen, String id) {
            return platform.visibleReplies(citizen(citizen)).stream()
                    .map(Line::text)
                    .toList();
        }

        @Override
        public void edit(String citizen, String id, String text) {
            platform.edits(citizen(citizen), id, text);
        }

        @Override
        public void delete(String citizen, String id) {
            platform.deletes(citizen(citizen), id);
        }
    }
}
