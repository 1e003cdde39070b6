package id.sigap.web.publicpages;

import id.sigap.foundation.Json;
import id.sigap.web.Files;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A form with photos, turned into the one JSON form that the connector reads. */
final class MultipartForm {
    private static final int LONGEST_FIELD = 200_000;
    private static final int LARGEST_PHOTO = 10 * 1024 * 1024;

    private MultipartForm() {}

    static byte[] json(List<EntityPart> parts) throws IOException {
        Map<String, Object> form = new HashMap<>();
        List<Map<String, String>> photos = new ArrayList<>();
        for (EntityPart part : parts) {
            try (InputStream content = part.getContent()) {
                if (part.getName().equals("photo")) {
                    photos.add(Map.of(
                            "name", part.getFileName().orElse(""),
                            "data", Base64.getEncoder().encodeToString(Files.bounded(content, LARGEST_PHOTO, "Foto"))));
                } else {
                    String text =
                            new String(Files.bounded(content, LONGEST_FIELD, part.getName()), StandardCharsets.UTF_8);
                    boolean flag =
                            part.getName().equals("anonymous") || part.getName().equals("secret");
                    form.put(part.getName(), flag ? (Object) text.equals("true") : text);
                }
            }
        }
        if (!photos.isEmpty()) {
            form.put("photos", photos);
        }
        return Json.mapper().writeValueAsBytes(form);
    }
}
