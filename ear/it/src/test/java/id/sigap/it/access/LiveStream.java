package id.sigap.it.access;

import static id.sigap.it.harness.Patience.PATIENCE;

import id.sigap.it.harness.SigapServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The live events of one person, read on a thread of its own. */
final class LiveStream implements AutoCloseable {
    private static final String END = "(end)";

    private final InputStream body;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    private LiveStream(InputStream body) {
        this.body = body;
    }

    /** Listens by that person's token; returns when the server has said its first line. */
    static LiveStream open(SigapServer server, String person) throws IOException, InterruptedException {
        return withToken(server, server.token(person));
    }

    static LiveStream withToken(SigapServer server, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("No live events: " + response.statusCode());
        }
        LiveStream stream = new LiveStream(response.body());
        Thread reader = new Thread(stream::read, "live events");
        reader.setDaemon(true);
        reader.start();
        stream.until(line -> line.contains("sigap"));
        return stream;
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // closed by the test or by the server: the end, as told below
        }
        lines.add(END);
    }

    /** Waits for the event of that kind about that ticket; answers all that came so far. */
    String untilEvent(String ticket, String kind) throws InterruptedException {
        return until(line -> line.startsWith("data:") && line.contains(ticket) && line.contains("\"" + kind + "\""));
    }

    private String until(Predicate<String> awaited) throws InterruptedException {
        while (heard.stream().noneMatch(awaited)) {
            String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (line == null || line.equals(END)) {
                throw new AssertionError("What was waited for did not come, only: " + heard);
            }
            heard.add(line);
        }
        return String.join("\n", heard);
    }

    /** All that came until the server ended the stream. */
    String untilItsEnd() throws InterruptedException {
        for (String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                !END.equals(line);
                line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            if (line == null) {
                throw new AssertionError("The stream did not end; it said: " + heard);
            }
            heard.add(line);
        }
        return String.join("\n", heard);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
