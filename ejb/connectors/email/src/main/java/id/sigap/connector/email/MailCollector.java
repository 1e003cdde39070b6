package id.sigap.connector.email;

import id.sigap.connector.api.Attachment;
import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.UnicodeText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Gathers the parts of one mail while they stream by, within limits. */
final class MailCollector {

    /** Characters; a longer text becomes an attachment. */
    static final int LONGEST_TEXT = 200_000;

    /** Characters, of which each takes up to three bytes: Sigap keeps no file of more than ten megabytes. */
    private static final int LARGEST_TEXT = 3_300_000;

    private static final int MOST_FILES = 100;
    private static final int LARGEST_FILE = 25 * 1024 * 1024;
    private static final int LARGEST_TEXT_PART = 5 * 1024 * 1024;
    private static final Set<String> REPORTS =
            Set.of("message/delivery-status", "message/global-delivery-status", "message/disposition-notification");
    private static final Set<String> RETURNED = Set.of(
            "message/rfc822",
            "message/global",
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global-headers");

    private record TextPart(int alternative, boolean html, String text) {}

    private record Container(String type, int alternative) {}

    private final Deque<Container> containers = new ArrayDeque<>();
    private final List<TextPart> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private MailHeaders root = new MailHeaders();
    private MailHeaders part = root;
    private boolean rootSeen;
    private boolean report;
    private int alternatives;
    private int files;
    private Optional<String> reportFields = Optional.empty();
    private Optional<String> returned = Optional.empty();

    void startHeader() {
        part = new MailHeaders();
        if (!rootSeen) {
            rootSeen = true;
            root = part;
        }
    }

    void field(byte[] raw) {
        part.add(raw);
    }

    void startMultipart(String type) {
        String kind = type.toLowerCase(Locale.ROOT);
        report |= kind.equals("multipart/report");
        int alternative = containers.isEmpty() ? 0 : containers.peek().alternative();
        if (alternative == 0 && kind.equals("multipart/alternative")) {
            alternatives++;
            alternative = alternatives;
        }
        containers.push(new Container(kind, alternative));
    }

    void endMultipart() {
        if (!containers.isEmpty()) {
            containers.pop();
        }
    }

    void body(InputStream content, String mimeType) throws IOException {
        String type = mimeType.toLowerCase(Locale.ROOT);
        PartHeader header = PartHeader.of(part);
        if (REPORTS.contains(type)) {
            String fields =
                    TextDecoding.decoded(read(content, LARGEST_TEXT_PART).kept(), header.charset(), false);
            reportFields = Optional.of(reportFields.map(f -> f + "\n").orElse("") + fields);
        } else if (report && RETURNED.contains(type)) {
            String text = TextDecoding.decoded(read(content, LARGEST_TEXT_PART).kept(), header.charset(), false);
            returned = Optional.of(returned.orElse(text));
        } else if (isWords(type, header)) {
            Taken taken = read(content, LARGEST_TEXT_PART);
            boolean html = type.equals("text/html");
            String text = TextDecoding.decoded(taken.kept(), header.charset(), html);
            texts.add(new TextPart(containers.isEmpty() ? 0 : containers.peek().alternative(), html, text));
        } else {
            file(content, type, header);
        }
    }

    private static boolean isWords(String type, PartHeader header) {
        return (type.equals("text/plain") || type.equals("text/html") || type.equals("text/enriched"))
                && !header.isAttachment()
                && header.fileName().isEmpty();
    }

    private void file(InputStream content, String type, PartHeader header) throws IOException {
        files++;
        String name = header.fileName().orElse(type.equals("message/rfc822") ? "surel-terlampir.eml" : "");
        Taken taken = read(content, files > MOST_FILES ? 0 : LARGEST_FILE);
        if (taken.size() > taken.kept().length) {
            attachments.add(new Attachment.LeftOut(
                    name, type, taken.size(), files > MOST_FILES ? "too-many-files" : "too-large"));
        } else if (!(taken.kept().length == 0 && name.isEmpty())) {
            attachments.add(new Attachment.Inline(name, type, Bytes.handOver(taken.kept())));
        }
    }

    /** The mail broke off here; what came behind the header may be all there is to read. */
    void brokenOff(Optional<String> unparsed) {
        if (texts.stream().allMatch(t -> t.text().isBlank()) && attachments.isEmpty()) {
            unparsed.ifPresent(text -> texts.add(new TextPart(0, false, text)));
        }
    }

    Mail mail() {
        String text = UnicodeText.storable(words());
        if (text.length() > LONGEST_TEXT) {
            attachments.add(0, wholeText(text));
            int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            text = text.substring(0, end);
        }
        return new Mail(root, text, attachments, reportFields, returned);
    }

    private static Attachment wholeText(String text) {
        String name = "teks-lengkap.txt";
        return text.length() > LARGEST_TEXT
                ? new Attachment.LeftOut(name, "text/plain", text.length(), "too-large")
                : new Attachment.Inline(name, "text/plain", Bytes.utf8(text));
    }

    /** Of an alternative the plain words, where there are any; of all else everything, in order. */
    private String words() {
        StringBuilder words = new StringBuilder();
        for (TextPart part : texts) {
            if (part.alternative() == 0 || part.html() != hasPlain(part.alternative())) {
                String text = part.html() ? HtmlText.of(part.text()) : part.text();
                String tidy = text.replace("\r\n", "\n").replace('\r', '\n').strip();
                if (!tidy.isEmpty()) {
                    words.append(words.isEmpty() ? "" : "\n\n").append(tidy);
                }
            }
        }
        return words.toString();
    }

    private boolean hasPlain(int alternative) {
        return texts.stream()
                .anyMatch(t ->
                        t.alternative() == alternative && !t.html() && !t.text().isBlank());
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Taken(byte[] kept, long size) {}

    private static Taken read(InputStream content, int limit) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        byte[] buffer = new byte[16 * 1024];
        long size = 0;
        for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
            int room = (int) Math.min(n, limit - Math.min(size, limit));
            kept.write(buffer, 0, room);
            size += n;
        }
        return new Taken(kept.toByteArray(), size);
    }
}
