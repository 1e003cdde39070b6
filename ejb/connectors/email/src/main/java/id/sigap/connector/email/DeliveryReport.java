package id.sigap.connector.email;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine-readable part of a report about a mail of ours (RFC 3464, RFC 8098).
 *
 * @param perRecipient one group of fields for each recipient, names in lower case
 */
record DeliveryReport(Map<String, String> perMail, List<Map<String, String>> perRecipient) {

    private static final int MOST_RECIPIENTS = 50;
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    static DeliveryReport of(String fields) {
        Map<String, String> perMail = new HashMap<>();
        List<Map<String, String>> perRecipient = new ArrayList<>();
        for (String group : fields.replace("\r\n", "\n").replace('\r', '\n').split("\n\\s*\n")) {
            Map<String, String> values = values(group);
            if (values.containsKey("final-recipient")
                    || values.containsKey("action")
                    || values.containsKey("original-recipient")) {
                if (perRecipient.size() < MOST_RECIPIENTS) {
                    perRecipient.add(values);
                }
            }
            values.forEach(perMail::putIfAbsent);
        }
        return new DeliveryReport(Map.copyOf(perMail), List.copyOf(perRecipient));
    }

    private static Map<String, String> values(String group) {
        Map<String, String> values = new HashMap<>();
        String last = "";
        for (String line : group.split("\n")) {
            int colon = line.indexOf(':');
            if (!line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                values.merge(last, " " + line.strip(), String::concat);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                values.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        return values;
    }

    /** The first enhanced status code in a text (RFC 3463), or {@code ""}. */
    static String status(String text) {
        Matcher matcher = STATUS.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The address behind {@code rfc822; address}. */
    static Optional<String> address(Map<String, String> recipient) {
        return Optional.ofNullable(recipient.getOrDefault("final-recipient", recipient.get("original-recipient")))
                .map(v -> v.substring(v.indexOf(';') + 1)
                        .replaceAll("[<>\\s]", "")
                        .toLowerCase(Locale.ROOT))
                .filter(a -> a.contains("@") && a.length() <= 200);
    }
}
