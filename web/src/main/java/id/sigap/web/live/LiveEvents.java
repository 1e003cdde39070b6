package id.sigap.web.live;

import id.sigap.complaint.Access;
import id.sigap.complaint.CaseChanged;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Viewer;
import id.sigap.foundation.Json;
import id.sigap.foundation.UnitOfWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Holds the listeners and the last events, so that a browser that comes back misses none of the last few hundred. */
@ApplicationScoped
public class LiveEvents {
    private static final int KEPT = 500;
    /** A stream ends after this time, and with its token before that; the browser, still signed in, opens it again. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @Resource(lookup = "java:jboss/ee/concurrency/executor/sigap-workers")
    ManagedExecutorService threads;

    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/sigap-timers")
    ManagedScheduledExecutorService timer;

    @Inject
    Complaints complaints;

    @Inject
    UnitOfWork work;

    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Deque<Event> last = new ArrayDeque<>();
    private final AtomicLong numbers = new AtomicLong(Instant.now().toEpochMilli() * 1000);

    private record Listener(Viewer viewer, SseEventSink sink, Sse sse, Instant until) {}

    private record Event(long number, CaseChanged change) {}

    @FunctionalInterface
    private interface Telling {
        OutboundSseEvent event(OutboundSseEvent.Builder builder, Complaint complaint);
    }

    @PostConstruct
    void start() {
        timer.scheduleWithFixedDelay(this::beat, 15, 15, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        listeners.forEach(listener -> listener.sink().close());
    }

    /** @param until when what the token says about the viewer stops to count */
    void add(Viewer viewer, Instant until, SseEventSink sink, Sse sse, String lastId) {
        Instant longest = Instant.now().plus(LONGEST);
        Listener listener = new Listener(viewer, sink, sse, until.isBefore(longest) ? until : longest);
        send(
                listener,
                sse.newEventBuilder().comment("sigap").reconnectDelay(2000).build());
        long seen = number(lastId);
        List<Event> missed;
        synchronized (last) {
            missed = last.stream()
                    .filter(event -> seen > 0 && event.number() > seen)
                    .toList();
            listeners.add(listener);
        }
        missed.forEach(event -> offer(listener, event));
    }

    private static long number(String lastId) {
        try {
            return lastId == null ? 0 : Long.parseLong(lastId);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseChanged change) {
        Event event = new Event(numbers.incrementAndGet(), change);
        synchronized (last) {
            last.addLast(event);
            if (last.size() > KEPT) {
                last.removeFirst();
            }
        }
        spread(listener -> offer(listener, event));
    }

    /** Somebody came to a case or began to write there. Not kept for who comes back: by then it is no longer so. */
    public void present(Complaint complaint) {
        String data = Json.write(Map.of("ticket", complaint.ticket()));
        spread(listener -> offer(
                listener,
                complaint.id(),
                (builder, found) -> builder.name("presence").data(data).build()));
    }

    private void spread(Consumer<Listener> telling) {
        if (listeners.isEmpty()) {
            return;
        }
        try {
            threads.execute(() -> listeners.forEach(telling));
        } catch (RejectedExecutionException e) {
            System.getLogger(LiveEvents.class.getName())
                    .log(System.Logger.Level.DEBUG, "A live event was dropped: {0}", e.getMessage());
        }
    }

    private void offer(Listener listener, Event event) {
        offer(
                listener,
                event.change().complaintId(),
                (builder, complaint) -> builder.id(String.valueOf(event.number()))
                        .name("complaint")
                        .data(Json.write(Map.of(
                                "ticket", event.change().ticket(),
                                "version", complaint.version(),
                                "kind", event.change().kind())))
                        .build());
    }

    private void offer(Listener listener, long complaintId, Telling telling) {
        if (!listener.until().isAfter(Instant.now())) {
            return;
        }
        work.call(() -> complaints.find(complaintId))
                .filter(complaint -> Access.maySee(listener.viewer(), complaint))
                .ifPresent(
                        complaint -> send(listener, telling.event(listener.sse().newEventBuilder(), complaint)));
    }

    private void beat() {
        Instant now = Instant.now();
        for (Listener listener : listeners) {
            if (listener.sink().isClosed() || listener.until().isBefore(now)) {
                listeners.remove(listener);
                listener.sink().close();
            } else {
                send(listener, listener.sse().newEventBuilder().comment("").build());
            }
        }
    }

    private void send(Listener listener, OutboundSseEvent event) {
        try {
            listener.sink().send(event).exceptionally(failure -> {
                listeners.remove(listener);
                return null;
            });
        } catch (IllegalStateException e) {
            listeners.remove(listener);
        }
    }
}
