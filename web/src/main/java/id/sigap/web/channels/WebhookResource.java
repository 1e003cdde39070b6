package id.sigap.web.channels;

import id.sigap.connector.Channels;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Capability;
import id.sigap.connector.api.HandshakeReply;
import id.sigap.connector.api.InboundRequest;
import id.sigap.connector.api.ReceiveVerdict;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Refusal;
import id.sigap.intake.Intake;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** One channel's webhook. */
@Path("/channels/{channel}/webhook")
@RequestScoped
@PermitAll
public class WebhookResource {
    private static final int LARGEST = 8 * 1024 * 1024;

    @PathParam("channel")
    String channelId;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Inject
    Channels channels;

    @Inject
    Intake intake;

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

    @POST
    public Response deliver(InputStream body) throws IOException {
        Channels.Line line = line();
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE, "too-large", "Kiriman terlalu besar; paling besar " + LARGEST + " bita.");
        }
        InboundRequest request = request("POST", Bytes.handOver(bytes));
        ReceiveVerdict verdict = line.connector().receive(line.context(), request);
        if (verdict instanceof ReceiveVerdict.Refused refused) {
            return Response.status(refused.status()).build();
        }
        intake.accept(channelId, request.delivery((ReceiveVerdict.Accepted) verdict));
        return Response.ok().build();
    }

    private Channels.Line line() {
        Channels.Line line = channels.line(channelId);
        if (!line.channel().active() || !line.connector().describe().can(Capability.RECEIVES_WEBHOOKS)) {
            throw Refusal.notFound("Kanal " + channelId + " tidak menerima kiriman.");
        }
        return line;
    }

    private InboundRequest request(String method, Bytes body) {
        return new InboundRequest(method, headers.getRequestHeaders(), uri.getQueryParameters(), body, clock.now());
    }
}
