package id.sigap.web;

import id.sigap.complaint.Attachment;
import id.sigap.complaint.Attachments;
import id.sigap.foundation.CaseKey;
import id.sigap.foundation.Refusal;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Files over HTTP: photos and PDF open in the browser, everything else is only saved; nothing of a file ever runs. */
public final class Files {
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/webp", "application/pdf");

    private Files() {}

    /** A file that somebody sent in a form. */
    public record Upload(String name, byte[] content) {}

    /** The file, to be shown or saved. */
    public static Response download(Attachment file, CaseKey key) {
        boolean shown = SHOWN.contains(file.mediaType());
        String name = URLEncoder.encode(file.name(key), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(file.content(key))
                .type(shown ? file.mediaType() : "application/octet-stream")
                .header("Content-Disposition", (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    /**
     * The one file of a form, in its part {@code file}.
     *
     * @throws Refusal where it is missing or too large
     */
    public static Upload upload(List<EntityPart> parts) throws IOException {
        EntityPart part = parts.stream()
                .filter(each -> each.getName().equals("file"))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("Pilih berkas dahulu; diharapkan bagian \"file\"."));
        try (InputStream content = part.getContent()) {
            byte[] bytes = bounded(content, Attachments.LARGEST, "Berkas");
            if (bytes.length == 0) {
                throw Refusal.invalid("Berkas itu kosong.");
            }
            return new Upload(part.getFileName().orElse("berkas"), bytes);
        }
    }

    /** @throws Refusal where there are more bytes than that */
    public static byte[] bounded(InputStream content, int most, String what) throws IOException {
        byte[] bytes = content.readNBytes(most + 1);
        if (bytes.length > most) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE, "too-large", what + " terlalu besar; paling besar " + most / 1024 + " kB.");
        }
        return bytes;
    }
}
