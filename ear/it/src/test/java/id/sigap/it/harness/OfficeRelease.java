package id.sigap.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.release.Releases;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A release as an office draws it, through the same calls as in the browser: {@code admin1} draws, {@code admin2} releases. The
 * shipped set with diagrams of the office's own.
 */
public final class OfficeRelease {
    private final Map<String, byte[]> files = new java.util.TreeMap<>(Releases.shipped());
    private final String note;

    /** The shipped set so far, with that note. */
    public OfficeRelease(String note) {
        this.note = note;
    }

    /**
     * With a diagram of the office in the place of the shipped one of the same name.
     *
     * @param resource on the class path, below this package's parent
     */
    public OfficeRelease with(String resource) {
        String file = resource.substring(resource.lastIndexOf('/') + 1);
        try (InputStream diagram = OfficeRelease.class.getResourceAsStream("/id/sigap/it/" + resource)) {
            return with(file, diagram.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with these bytes. */
    public OfficeRelease with(String file, byte[] diagram) {
        if (files.put(file, diagram) == null) {
            throw new IllegalArgumentException("Nothing that ships is called " + file + ".");
        }
        return this;
    }

    /**
     * Brings what differs from the newest release into force; where nothing differs, that stays.
     *
     * @return the number of the release in force then
     */
    public int release(SigapServer server) {
        List<String[]> drafts = new ArrayList<>();
        files.forEach((file, bytes) -> {
            String key = file.substring(0, file.lastIndexOf('.'));
            String xml = new String(bytes, StandardCharsets.UTF_8);
            if (!server.api("admin1")
                    .with("Accept", "*/*")
                    .get("/api/processes/" + key)
                    .body()
                    .equals(xml)) {
                drafts.add(new String[] {key, draft(server, key, xml)});
            }
        });
        if (drafts.isEmpty()) {
            return server.api("admin1").get("/api/processes").json().getInt("release");
        }
        JsonArrayBuilder with = Json.createArrayBuilder();
        drafts.stream().skip(1).forEach(draft -> with.add(draft[1]));
        Api.Reply reply = server.api("admin2")
                .post(
                        "/api/processes/" + drafts.get(0)[0] + "/drafts/" + drafts.get(0)[1] + "/release",
                        Json.createObjectBuilder().add("note", note).add("with", with));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getInt("version");
    }

    private String draft(SigapServer server, String key, String xml) {
        Api.Reply reply = server.api("admin1")
                .post(
                        "/api/processes/" + key + "/drafts",
                        Json.createObjectBuilder().add("xml", xml).add("note", note));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().getString("draft");
    }
}
