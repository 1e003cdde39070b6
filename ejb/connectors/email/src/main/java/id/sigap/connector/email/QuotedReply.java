package id.sigap.connector.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the new words of a reply. Careful rather than clever: it cuts only what stands at the end and is surely quoted.
 * Where someone wrote between quoted lines, everything stays.
 */
final class QuotedReply {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_ATTRIBUTION = 4;

    /** "On ... wrote:", "Pada ... menulis:" and the like; at the end of a line that may be the last of several. */
    private static final Pattern ATTRIBUTION_END = Pattern.compile(
            "(wrote|writes|menulis|schrieb|schreef|escribi\u00F3|a \u00E9crit|ha scritto|escreveu|kirjoitti|"
                    + "\u043D\u0430\u043F\u0438\u0441\u0430\u043B(\\(\u0430\\))?)\\s*:?\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ATTRIBUTION_START = Pattern.compile(
            "^\\s*[>*_-]*\\s*(on|pada|am|op|el|le|il|em|\\d{4}[-/.]|\\d{1,2}[-/. ]|(mon|tue|wed|thu|fri|sat|sun)|"
                    + "(senin|selasa|rabu|kamis|jumat|sabtu|minggu)|.{0,80}<[^>]+@)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** An attribution broken before the address: "On Monday, Siti" on a line of its own. */
    private static final Pattern ATTRIBUTION_OPENING = Pattern.compile(
            "^\\s*(on|pada|am|op|el|le|il|em)\\s[^.!?]{0,200}\\d[^!?]{0,200}$", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEPARATOR = Pattern.compile(
            "^\\s*-{2,}\\s*(original message|original appointment|pesan asli|pesan awal|urspr\u00FCngliche nachricht|"
                    + "message d.origine|mensaje original|oorspronkelijk bericht|reply message|replied message)\\s*-*\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern HEADER_FROM =
            Pattern.compile("^\\s*\\*?(from|dari|von|de|van)\\s?:\\*?\\s.{3,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER_OTHER = Pattern.compile(
            "^\\s*\\*?(sent|to|subject|date|cc|dikirim|terkirim|kepada|ke|perihal|subjek|tanggal|gesendet|an|betreff|"
                    + "envoy\u00E9|\u00E0|objet|enviado|para|asunto|verzonden|aan|onderwerp)\\s?:\\*?(\\s|$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern FORWARDED = Pattern.compile(
            "^\\s*(-{2,}\\s*)?(begin )?(forwarded message|pesan (yang )?diteruskan|pesan terusan)",
            Pattern.CASE_INSENSITIVE);

    private QuotedReply() {}

    /** The words without the quote at their end; all of them where nothing else would be left. */
    static String newWords(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        int end = lines.size();
        int top = topPosted(lines);
        if (top >= 0) {
            end = top;
        }
        end = withoutTrailingQuotes(lines, end);
        String words = String.join("\n", lines.subList(0, end)).strip();
        return words.isEmpty() ? text : words;
    }

    /** The line where a whole mail was appended (Outlook's way), or -1; never one that was forwarded on purpose. */
    private static int topPosted(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.length() <= LONGEST_LINE) {
                if (FORWARDED.matcher(line).find()) {
                    return -1;
                }
                if (SEPARATOR.matcher(line).matches() && isFollowedByHeader(lines, i + 1)) {
                    return i;
                }
                if (isHeader(line) && isHeaderBlock(lines, i)) {
                    return i > 0 && lines.get(i - 1).strip().matches("[_-]{5,}") ? i - 1 : i;
                }
            }
        }
        return -1;
    }

    private static boolean isFollowedByHeader(List<String> lines, int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && (isHeader(lines.get(i)) || lines.get(i).startsWith(">"));
    }

    private static boolean isHeader(String line) {
        return line.length() <= LONGEST_LINE
                && (HEADER_FROM.matcher(line).find()
                        || HEADER_OTHER.matcher(line).find());
    }

    /** Says from whom, and at least two more things, within a few lines. */
    private static boolean isHeaderBlock(List<String> lines, int from) {
        int headers = 0;
        boolean sender = false;
        for (String line : lines.subList(from, Math.min(lines.size(), from + 7))) {
            headers += isHeader(line) ? 1 : 0;
            sender |= line.length() <= LONGEST_LINE && HEADER_FROM.matcher(line).find();
        }
        return sender && headers >= 3;
    }

    /** Quoted lines at the very end, with the line that says who wrote them. */
    private static int withoutTrailingQuotes(List<String> lines, int from) {
        int end = from;
        boolean quoted = false;
        while (end > 0 && (lines.get(end - 1).isBlank() || isQuoted(lines.get(end - 1)))) {
            quoted |= isQuoted(lines.get(end - 1));
            end--;
        }
        if (!quoted) {
            return from;
        }
        return withoutAttribution(lines, end);
    }

    private static boolean isQuoted(String line) {
        return line.stripLeading().startsWith(">");
    }

    private static int withoutAttribution(List<String> lines, int end) {
        List<String> taken = new ArrayList<>();
        for (int i = end - 1; i >= Math.max(0, end - LONGEST_ATTRIBUTION); i--) {
            String line = lines.get(i);
            if (line.isBlank() || line.length() > LONGEST_LINE) {
                break;
            }
            taken.add(0, line.strip());
            String joined = String.join(" ", taken);
            if (!ATTRIBUTION_END.matcher(joined).find()) {
                return end;
            }
            if (ATTRIBUTION_START.matcher(joined).find()) {
                return i > 0 && ATTRIBUTION_OPENING.matcher(lines.get(i - 1)).find() ? i - 1 : i;
            }
        }
        return end;
    }
}
