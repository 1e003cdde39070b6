package id.sigap.connector.email;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Tells mail that a machine wrote: answering it automatically could go on for ever (RFC 3834). */
final class AutomaticMail {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");
    private static final Set<String> SIGNS =
            Set.of("list-id", "list-unsubscribe", "x-mlserver", "x-autoreply", "x-autorespond");
    private static final Set<String> MACHINES = Set.of(
            "mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces");

    private AutomaticMail() {}

    static boolean is(MailHeaders headers) {
        return headers.first("auto-submitted")
                        .filter(v -> !word(v).equals("no"))
                        .isPresent()
                || headers.first("precedence")
                        .filter(v -> BULK.contains(word(v)))
                        .isPresent()
                || SIGNS.stream().anyMatch(name -> headers.first(name).isPresent())
                || isReport(headers)
                || isNobody(headers)
                || isFromAMachine(headers);
    }

    /** A report of any kind, by its form. */
    static boolean isReport(MailHeaders headers) {
        return headers.first("content-type").filter(AutomaticMail::isReport).isPresent();
    }

    private static boolean isReport(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    /** A report on delivery, however badly it is made. */
    static boolean isDeliveryReport(MailHeaders headers) {
        return headers.first("content-type")
                .map(t -> t.toLowerCase(Locale.ROOT))
                .filter(t -> isReport(t) && (t.contains("delivery-status") || !t.contains("report-type")))
                .isPresent();
    }

    /** An empty Return-Path: it wants no answer of any kind. */
    static boolean isNobody(MailHeaders headers) {
        return headers.first("return-path")
                .filter(v -> v.replaceAll("\\s", "").equals("<>"))
                .isPresent();
    }

    static boolean isFromAMachine(MailHeaders headers) {
        if (headers.all("from").stream()
                .anyMatch(v -> v.toLowerCase(Locale.ROOT).contains("mailer-daemon"))) {
            return true;
        }
        return Stream.of("from", "return-path")
                .flatMap(name -> Addresses.of(headers, name).stream())
                .map(Addresses.Named::address)
                .map(a -> a.substring(0, Math.max(0, a.indexOf('@'))))
                .anyMatch(MACHINES::contains);
    }

    private static String word(String value) {
        return value.split("[;(]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
