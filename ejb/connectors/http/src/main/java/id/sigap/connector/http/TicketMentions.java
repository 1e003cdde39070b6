package id.sigap.connector.http;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ticket numbers that a text names. */
public final class TicketMentions {
    private static final Pattern TICKET = Pattern.compile("(?i)\\bSGP-[0-9]{4}-[0-9]{6,12}\\b");

    private TicketMentions() {}

    /** In the order of the text, in capitals, each once. */
    public static List<String> in(String text) {
        return TICKET.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(ticket -> ticket.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
