package id.sigap.connector.email;

import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.field.ContentDispositionFieldLenientImpl;
import org.apache.james.mime4j.field.ContentTypeFieldLenientImpl;
import org.apache.james.mime4j.stream.RawField;

/**
 * What a part says of itself.
 *
 * @param fileName without any folders
 */
record PartHeader(Optional<String> charset, Optional<String> fileName, boolean isAttachment) {

    private static final int LONGEST_NAME = 200;

    static PartHeader of(MailHeaders headers) {
        Optional<ContentTypeField> type = headers.first("content-type")
                .map(v -> ContentTypeFieldLenientImpl.PARSER.parse(
                        new RawField("Content-Type", v), DecodeMonitor.SILENT));
        Optional<ContentDispositionField> disposition = headers.first("content-disposition")
                .map(v -> ContentDispositionFieldLenientImpl.PARSER.parse(
                        new RawField("Content-Disposition", v), DecodeMonitor.SILENT));
        Optional<String> name = disposition
                .flatMap(d -> Optional.ofNullable(d.getFilename()))
                .or(() -> type.flatMap(t -> Optional.ofNullable(t.getParameter("name"))))
                .map(MailHeaders::withoutEncodedWords)
                .map(PartHeader::baseName)
                .filter(n -> !n.isEmpty());
        return new PartHeader(
                type.flatMap(t -> Optional.ofNullable(t.getCharset())),
                name,
                disposition
                        .flatMap(d -> Optional.ofNullable(d.getDispositionType()))
                        .filter(d -> d.toLowerCase(Locale.ROOT).equals("attachment"))
                        .isPresent());
    }

    private static String baseName(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "");
        String base = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1)
                .strip();
        return base.length() <= LONGEST_NAME ? base : base.substring(base.length() - LONGEST_NAME);
    }
}
