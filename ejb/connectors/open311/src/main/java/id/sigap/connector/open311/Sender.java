package id.sigap.connector.open311;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.ChannelContext;
import id.sigap.connector.api.Forwarded;
import id.sigap.connector.api.OutboundMessage;
import id.sigap.connector.api.SendOutcome;
import id.sigap.connector.api.SendOutcome.Cause;
import id.sigap.connector.http.HttpResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes one request of a message, and reads what became of it. */
final class Sender {
    /** What GeoReport allows in a description. */
    static final int LONGEST_DESCRIPTION = 4000;

    static final int LONGEST = LONGEST_DESCRIPTION - Mark.LENGTH;

    /** Before the native id while the server has given no other. */
    static final String TOKEN = "token:";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Server server;
    private final ChannelContext context;

    Sender(ChannelContext context) {
        this.context = context;
        this.server = new Server(context);
    }

    SendOutcome send(OutboundMessage message) {
        return fault(message).<SendOutcome>map(rejected -> rejected).orElseGet(() -> {
            HttpResult result = server.post(fields(message));
            if (result instanceof HttpResult.NotSent notSent) {
                return new SendOutcome.RetryAfter(PATIENCE, notSent.reason(), SendOutcome.Reach.CHANNEL);
            }
            if (result instanceof HttpResult.Answered answered) {
                return answered.ok() ? accepted(answered.body()) : refused(answered);
            }
            return new SendOutcome.Unknown(((HttpResult.Unanswered) result).reason());
        });
    }

    private Optional<SendOutcome.Rejected> fault(OutboundMessage message) {
        Map<String, String> attributes = message.conversation().attributes();
        if (message.subject().isPresent() || !message.files().isEmpty()) {
            return rejected(
                    "text-only", "Sistem Open311 hanya menerima teks; hapus judul dan lampiran.", Cause.MESSAGE);
        }
        if (message.body().length() > LONGEST) {
            return rejected(
                    "too-long", "Uraian terlalu panjang; paling panjang " + LONGEST + " karakter.", Cause.MESSAGE);
        }
        if (attributes.getOrDefault(Forwarded.SERVICE_CODE, "").isBlank()) {
            return rejected("service-expected", "Kode layanan instansi ini belum diisi.", Cause.RECIPIENT);
        }
        if (place(attributes).isEmpty()) {
            return rejected(
                    "place-expected",
                    "Sistem instansi ini meminta tempat kejadian; lengkapi lokasi aduan, atau isi alamat baku kanalnya.",
                    Cause.RULE);
        }
        return Optional.empty();
    }

    private Map<String, String> place(Map<String, String> attributes) {
        Map<String, String> place = new LinkedHashMap<>();
        String latitude = attributes.getOrDefault(Forwarded.LATITUDE, "");
        String longitude = attributes.getOrDefault(Forwarded.LONGITUDE, "");
        if (!latitude.isBlank() && !longitude.isBlank()) {
            place.put("lat", latitude);
            place.put("long", longitude);
        }
        Optional.ofNullable(attributes.get(Forwarded.PLACE))
                .filter(words -> !words.isBlank())
                .or(() -> place.isEmpty() ? context.settings().find(Server.DEFAULT_ADDRESS) : Optional.empty())
                .ifPresent(words -> place.put("address_string", words));
        return place;
    }

    /** Names nobody: the citizen is known to Sigap alone. */
    private Map<String, String> fields(OutboundMessage message) {
        Map<String, String> attributes = message.conversation().attributes();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service_code", attributes.getOrDefault(Forwarded.SERVICE_CODE, ""));
        fields.putAll(place(attributes));
        fields.put("description", message.body() + "\n\n" + Mark.of(message).text());
        return fields;
    }

    private SendOutcome accepted(Bytes body) {
        Optional<ServiceRequest> made = Records.read(body)
                .flatMap(records -> records.stream().map(ServiceRequest::new).findFirst());
        if (made.isEmpty()) {
            return new SendOutcome.Unknown("answer-unreadable");
        }
        Optional<String> id = made.get().id();
        if (id.isPresent()) {
            return new SendOutcome.Accepted(id.get(), "service_request_id");
        }
        Optional<String> token = made.get().token();
        return token.<SendOutcome>map(given -> new SendOutcome.Accepted(resolved(given), "token"))
                .orElseGet(() -> new SendOutcome.Unknown("no-id"));
    }

    /** The id behind a token, where there is one already. */
    private String resolved(String token) {
        return server.token(token) instanceof HttpResult.Answered answered && answered.ok()
                ? Records.read(answered.body()).stream()
                        .flatMap(List::stream)
                        .map(ServiceRequest::new)
                        .flatMap(request -> request.id().stream())
                        .findFirst()
                        .orElse(TOKEN + token)
                : TOKEN + token;
    }

    private static SendOutcome refused(HttpResult.Answered answered) {
        int status = answered.status();
        String said = said(answered.body());
        if (status == 429 || status == 503 && answered.header("retry-after").isPresent()) {
            return new SendOutcome.RetryAfter(after(answered), "limit-" + status, SendOutcome.Reach.CHANNEL);
        }
        if (status >= 500) {
            return new SendOutcome.Unknown("http-" + status);
        }
        boolean account = status == 401
                || status == 403
                || status / 100 == 3
                || said.contains("api_key")
                || said.contains("jurisdiction");
        if (account) {
            return new SendOutcome.Rejected(
                    "account-" + status,
                    "Server Open311 menolak kunci API atau yurisdiksi kanal ini; perbaiki pengaturan kanalnya.",
                    Cause.CHANNEL);
        }
        if (status == 404) {
            return said.contains("service")
                    ? new SendOutcome.Rejected(
                            "service-unknown",
                            "Layanan instansi ini tidak dikenal lagi oleh server Open311; muat ulang daftar layanan dan pilih lagi.",
                            Cause.RECIPIENT)
                    : new SendOutcome.Rejected(
                            "address-404", "Alamat server Open311 pada kanal ini tidak benar.", Cause.CHANNEL);
        }
        return new SendOutcome.Rejected(
                "refused-" + status, "Server Open311 menolak laporan ini (" + status + ").", Cause.MESSAGE);
    }

    /** What the errors say, to tell causes apart; never shown: it may quote what was sent. */
    static String said(Bytes body) {
        return Records.read(body).stream()
                .flatMap(List::stream)
                .map(error -> error.getOrDefault("description", ""))
                .reduce("", (one, other) -> one + " " + other)
                .toLowerCase(Locale.ROOT);
    }

    static Duration after(HttpResult.Answered answered) {
        try {
            return Duration.ofSeconds(Math.min(
                    86_400,
                    Math.max(
                            1,
                            Long.parseLong(
                                    answered.header("retry-after").orElse("60").strip()))));
        } catch (NumberFormatException e) {
            return PATIENCE;
        }
    }

    private static Optional<SendOutcome.Rejected> rejected(String code, String message, Cause cause) {
        return Optional.of(new SendOutcome.Rejected(code, message, cause));
    }
}
