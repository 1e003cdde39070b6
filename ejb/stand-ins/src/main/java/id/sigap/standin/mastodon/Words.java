package id.sigap.standin.mastodon;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Mastodon makes of a text: whom it mentions, how long it is, and the HTML that readers get. */
final class Words {
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\w/@])@([A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*)(@[A-Za-z0-9.-]+[A-Za-z0-9])?");

    private static final Pattern LINK = Pattern.compile("(https?://)([^\\s<>\"]+)");
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final int LINK_COUNTS = 23;
    private static final int SHOWN_OF_A_LINK = 30;

    private Words() {}

    /** Names without the first @, in order. */
    static List<String> mentioned(String text) {
        Matcher names = MENTION.matcher(text);
        List<String> all = new ArrayList<>();
        while (names.find()) {
            all.add(names.group().substring(1));
        }
        return all;
    }

    /** Characters as people see them; a link counts 23, and of a name on another server only the name. */
    static int count(String text) {
        String counted = MENTION.matcher(LINK.matcher(text).replaceAll("x".repeat(LINK_COUNTS)))
                .replaceAll("@$1");
        return (int) CHARACTER.matcher(counted).results().count();
    }

    /** @param known those who have an account; others' names stay plain */
    static String html(String text, List<Person> known) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        String linked = LINK.matcher(escaped).replaceAll(link -> Matcher.quoteReplacement(link(link)));
        String named = MENTION.matcher(linked)
                .replaceAll(name -> Matcher.quoteReplacement(known.stream()
                        .filter(one -> one.acct().equals(name.group().substring(1)))
                        .findFirst()
                        .map(Words::card)
                        .orElse(name.group())));
        return Pattern.compile("\n{2,}")
                .splitAsStream(named.strip())
                .map(paragraph -> "<p>" + paragraph.replace("\n", "<br />") + "</p>")
                .collect(Collectors.joining());
    }

    /** The server of somebody on another one is not shown. */
    private static String card(Person person) {
        return "<span class=\"h-card\" translate=\"no\"><a href=\"" + person.page()
                + "\" class=\"u-url mention\">@<span>" + person.username() + "</span></a></span>";
    }

    private static String link(MatchResult link) {
        String rest = link.group(2);
        String shown = rest.substring(0, Math.min(SHOWN_OF_A_LINK, rest.length()));
        return "<a href=\"" + link.group() + "\" target=\"_blank\" rel=\"nofollow noopener\"><span class=\"invisible\">"
                + link.group(1) + "</span><span class=\"ellipsis\">" + shown + "</span><span class=\"invisible\">"
                + rest.substring(shown.length()) + "</span></a>";
    }
}
