package id.sigap.web;

import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.intake.Intake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongBiFunction;

/** What is filled in here comes in like from any platform: judged by its connector, stored, committed, then taken in. */
@ApplicationScoped
public class Entry {
    @Inject
    Channels channels;

    @Inject
    Intake intake;

    @Inject
    Complaints complaints;

    @Inject
    Vault vault;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    /** What whoever wrote gets: the ticket, and the code with which a citizen sees it. */
    public record Receipt(String ticket, String trackingCode) {}

    public Receipt form(String key, byte[] body) {
        return receipt(accept(Channels::publicForm, headers(key, null), body, intake::accept));
    }

    /** A message that the ticket's page vouches for. */
    public void followUp(String key, String ticket, byte[] body) {
        accept(Channels::publicForm, headers(key, ticket), body, intake::accept);
    }

    public Receipt manual(String key, byte[] body, String person) {
        return receipt(accept(
                Channels::staffEntry,
                headers(key, null),
                body,
                (channel, delivery) -> intake.accept(channel, delivery, person)));
    }

    private static Map<String, String> headers(String key, String ticket) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        if (key != null) {
            headers.put(InboundRequest.IDEMPOTENCY_KEY, key);
        }
        if (ticket != null) {
            headers.put(InboundRequest.TICKET, ticket);
        }
        return headers;
    }

    private long accept(
            Function<Channels, Optional<Channels.Line>> door,
            Map<String, String> headers,
            byte[] body,
            ToLongBiFunction<String, RawDelivery> store) {
        Channels.Line line = work.call(() -> door.apply(channels))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.UNAVAILABLE, "channel-away", "Kanal ini sedang ditutup."));
        InboundRequest request = InboundRequest.post(headers, Bytes.of(body), clock.now());
        ReceiveVerdict verdict = line.connector().receive(line.context(), request);
        if (verdict instanceof ReceiveVerdict.Refused refused) {
            throw refusal(refused);
        }
        if (verdict instanceof ReceiveVerdict.Unreadable unreadable) {
            throw Refusal.of(Refusal.Kind.MALFORMED, unreadable.code(), unreadable.message());
        }
        long delivery = store.applyAsLong(line.channel().id(), request.delivery((ReceiveVerdict.Accepted) verdict));
        intake.process(delivery);
        return delivery;
    }

    static Refusal refusal(ReceiveVerdict.Refused refused) {
        Refusal.Kind kind = switch (refused.status()) {
            case 400 -> Refusal.Kind.MALFORMED;
            case 401, 403 -> Refusal.Kind.NOT_ALLOWED;
            case 404 -> Refusal.Kind.NOT_FOUND;
            case 413 -> Refusal.Kind.TOO_LARGE;
            case 415 -> Refusal.Kind.UNSUPPORTED;
            default -> Refusal.Kind.INVALID;
        };
        return Refusal.of(kind, refused.code(), refused.message()).with("fields", refused.faults());
    }

    private Receipt receipt(long delivery) {
        long complaint = intake.complaintOf(delivery)
                .orElseThrow(
                        () -> Refusal.of(
                                Refusal.Kind.UNAVAILABLE,
                                "not-yet",
                                "Laporan Anda sudah tersimpan, tetapi nomornya belum terbit. Kirim lagi sebentar lagi; laporan tidak akan menjadi ganda."));
        Complaint found = work.call(() -> complaints.find(complaint)).orElseThrow();
        return new Receipt(found.ticket(), vault.trackingCode(found.ticket()));
    }
}
