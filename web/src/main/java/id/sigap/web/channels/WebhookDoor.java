package id.sigap.web.channels;

import id.sigap.connector.Channels;
import id.sigap.connector.api.Capability;
import id.sigap.foundation.Refusal;
import id.sigap.intake.Intake;
import id.sigap.intake.RefusedDeliveries;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets a platform's delivery in as far as its bytes: they are read as they come, without a thread that waits for them, at most
 * 8 MB, within 20 seconds, and only so many at a time that memory stays bounded. Whatever is turned away here is counted and
 * costs no more than its header.
 */
@ApplicationScoped
public class WebhookDoor {
    /** What is at most so large, in bytes, counts as small: a single event. */
    private static final int SMALL = 64 * 1024;

    private static final long PATIENCE_MILLIS = 20_000;

    /** 16 of 8 MB and 256 of 64 KB: 144 MB in the worst case. */
    private final Semaphore large = new Semaphore(16);

    private final Semaphore small = new Semaphore(256);

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/sigap-timers")
    ManagedScheduledExecutorService timer;

    @Inject
    Channels channels;

    @Inject
    RefusedDeliveries refused;

    /** @param channelId as the address names it */
    public void enter(String channelId, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            requireWebhook(channels.line(channelId));
        } catch (Refusal away) {
            int status = away.kind() == Refusal.Kind.NOT_FOUND ? 404 : 503;
            DoorAnswer.write(response, status, away.code(), away.getMessage());
            return;
        }
        long length = Math.max(0, request.getContentLengthLong());
        if (length > Intake.LARGEST) {
            refuse(channelId, response, DoorAnswer.TOO_LARGE);
            return;
        }
        Semaphore gate = length <= SMALL ? small : large;
        if (!gate.tryAcquire()) {
            refuse(channelId, response, DoorAnswer.TOO_BUSY);
            return;
        }
        boolean reading = false;
        try {
            AsyncContext async = request.startAsync(request, response);
            async.setTimeout(0);
            BodyReader reader =
                    new BodyReader(async, (int) length, gate::release, answer -> refuse(channelId, response, answer));
            async.addListener(reader);
            reading = true;
            reader.expires(timer.schedule(reader.alarm(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
            request.getInputStream().setReadListener(reader);
        } finally {
            if (!reading) {
                gate.release();
            }
        }
    }

    /** @throws Refusal where this channel takes no deliveries (now) */
    static void requireWebhook(Channels.Line line) {
        if (!line.channel().active() || !line.connector().describe().can(Capability.RECEIVES_WEBHOOKS)) {
            throw Refusal.notFound("Kanal " + line.channel().id() + " tidak menerima kiriman.");
        }
    }

    private void refuse(String channelId, HttpServletResponse response, DoorAnswer answer) {
        answer.write(response);
        refused.count(channelId, answer.code());
    }
}
