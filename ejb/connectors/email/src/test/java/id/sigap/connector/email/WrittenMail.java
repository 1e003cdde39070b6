package id.sigap.connector.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A mail as its bytes say it, read without the connector's parser: its header lines and what follows them. */
record WrittenMail(List<String> headers, String body) {
    private static final Pattern FIELD = Pattern.compile("(?s)[!-9;-~]+[ \\t]*:.*");
    private static final Pattern BOUNDARY = Pattern.compile("(?i)boundary\\s*=\\s*\"?([^\";]+)");
    private static final Pattern RECIPIENT = Pattern.compile("(?im)^final-recipient\\s*:");
    private static final Pattern MACHINE =
            Pattern.compile("mailer-daemon|(?<![\\w.-])(?:postmaster|no-?reply|do-?not-?reply|bounces?)@");

    static WrittenMail of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace('\r', '\n');
        List<String> headers = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            if (line.startsWith(" ") || line.startsWith("\t")) {
                if (headers.isEmpty()) {
                    break;
                }
                headers.set(headers.size() - 1, headers.get(headers.size() - 1) + " " + line.strip());
            } else if (FIELD.matcher(line).matches()) {
                headers.add(line);
            } else if (!line.startsWith("From ")) {
                break;
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return new WrittenMail(List.copyOf(headers), text.substring(at));
    }

    /** The first value of a field, in lower case; {@code ""} where it has none. */
    private String field(String name) {
        return headers.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    private boolean isReport() {
        return field("content-type").startsWith("multipart/report");
    }

    /** What of it a desk should be told: one bounce for each recipient that a report names, else one message. */
    List<String> expected() {
        if (headers.isEmpty()) {
            return List.of("UNREADABLE");
        }
        String type = field("content-type");
        if (isReport() && (type.contains("delivery-status") || !type.contains("report-type"))) {
            return Collections.nCopies(Math.max(1, recipients()), "BOUNCE");
        }
        return List.of(isAutomatic() ? "AUTOMATIC" : "MESSAGE");
    }

    /** Those of this report: in a mailbox file another may follow. */
    private int recipients() {
        Matcher boundary = headers.stream()
                .map(BOUNDARY::matcher)
                .filter(Matcher::find)
                .findFirst()
                .orElseThrow();
        int end = body.indexOf("--" + boundary.group(1) + "--");
        return (int) RECIPIENT
                .matcher(end < 0 ? body : body.substring(0, end))
                .results()
                .count();
    }

    private boolean isAutomatic() {
        String submitted = field("auto-submitted");
        return isReport()
                || !submitted.isEmpty() && !submitted.startsWith("no")
                || List.of("bulk", "junk", "list", "auto_reply").contains(field("precedence"))
                || Stream.of("list-id", "list-unsubscribe", "x-mlserver", "x-autoreply", "x-autorespond")
                        .anyMatch(name -> !field(name).isEmpty())
                || field("return-path").equals("<>")
                || MACHINE.matcher(field("from") + " " + field("return-path")).find();
    }
}
