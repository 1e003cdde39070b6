package id.sigap.web.channels;

import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.intake.Intake;
import id.sigap.intake.RefusedDeliveries;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;

/** One channel's webhook. */
@Path("/channels/{channel}/webhook")
@RequestScoped
@PermitAll
public class WebhookResource {
    /** Attribute of a request: its body, as {@link WebhookDoor} read it. */
    static final String BODY = "id.sigap.webhook.body";

    @PathParam("channel")
    String channelId;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Inject
    Channels channels;

    @Context
    HttpServletRequest servlet;

    @Inject
    Intake intake;

    @Inject
    RefusedDeliveries refused;

    @Inject
    BusinessClock clock;

    @GET
    public Response handshake() {
        Channels.Line line = line();
        HandshakeReply reply = line.connector().handshake(line.context(), request("GET", Bytes.empty()));
        return Response.status(reply.status())
                .type(reply.contentType())
                .entity(reply.body().toArray())
                .build();
    }

    /** The body was read by {@link WebhookDoor}; a 2xx says that the delivery is committed. */
    @POST
    public Response deliver() {
        byte[] body = (byte[]) servlet.getAttribute(BODY);
        servlet.removeAttribute(BODY);
        Channels.Line line = line();
        InboundRequest request = request("POST", body == null ? Bytes.empty() : Bytes.handOver(body));
        ReceiveVerdict verdict = line.connector().receive(line.context(), request);
        if (verdict instanceof ReceiveVerdict.Refused no) {
            refused.count(channelId, no.code());
            return problem(no.status(), no.code(), no.message());
        }
        if (verdict instanceof ReceiveVerdict.Unreadable unreadable) {
            keep(request, unreadable.code());
            return problem(unreadable.status(), unreadable.code(), unreadable.message());
        }
        if (isJson(request) && !Json.parses(body == null ? new byte[0] : body)) {
            keep(request, "bad-json");
            return problem(400, "bad-json", "Isi kiriman bukan JSON yang utuh; kiriman disimpan untuk diperiksa.");
        }
        accept(request.delivery((ReceiveVerdict.Accepted) verdict));
        return Response.ok().build();
    }

    private void keep(InboundRequest request, String code) {
        if (!intake.keepUnreadable(channelId, unread(request), code)) {
            refused.count(channelId, RefusedDeliveries.REPEATED);
        }
    }

    /** What came before is acknowledged like any other: whoever does not hear so delivers it again. */
    private void accept(RawDelivery raw) {
        try {
            if (intake.receive(channelId, raw).repeated()) {
                refused.count(channelId, RefusedDeliveries.REPEATED);
            }
        } catch (Refusal other) {
            refused.count(channelId, other.code());
            throw other;
        }
    }

    private static boolean isJson(InboundRequest request) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.startsWith("application/json;");
    }

    private static RawDelivery unread(InboundRequest request) {
        return new RawDelivery(
                "unreadable:" + request.body().sha256(),
                request.header("content-type").filter(type -> !type.isBlank()).orElse("application/octet-stream"),
                Map.of(),
                request.body(),
                request.receivedAt(),
                "");
    }

    private static Response problem(int status, String code, String detail) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(DoorAnswer.problem(status, code, detail))
                .build();
    }

    private Channels.Line line() {
        Channels.Line line = channels.line(channelId);
        WebhookDoor.requireWebhook(line);
        return line;
    }

    private InboundRequest request(String method, Bytes body) {
        return new InboundRequest(method, headers.getRequestHeaders(), uri.getQueryParameters(), body, clock.now());
    }
}
