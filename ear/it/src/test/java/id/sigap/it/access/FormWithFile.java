package id.sigap.it.access;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A form with a text and one small picture, as {@code multipart/form-data}. */
final class FormWithFile {
    private static final String BOUNDARY = "part-of-the-form";

    static final String TYPE = "multipart/form-data;boundary=" + BOUNDARY;

    private FormWithFile() {}

    /** @param file name of the part with the picture: {@code photo} for citizens, {@code file} for the desk */
    static BodyPublisher of(String text, String file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            write(body, "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n" + text + "\r\n");
            write(
                    body,
                    "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file
                            + "\"; filename=\"foto.png\"\r\nContent-Type: image/png\r\n\r\n");
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", body);
            write(body, "\r\n--" + BOUNDARY + "--\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("In memory nothing fails", e);
        }
        return BodyPublishers.ofByteArray(body.toByteArray());
    }

    private static void write(ByteArrayOutputStream body, String text) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
