package id.sigap.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.release.Releases;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shipped set with small changes, each of which must find its place: a case that changes nothing would prove nothing. */
final class Drafted {

    private final Map<String, byte[]> files = new TreeMap<>(Releases.shipped());
    private String file = "";

    /** Turns to a file; what follows changes it. */
    Drafted in(String name) {
        assertThat(files).containsKey(name);
        file = name;
        return this;
    }

    Drafted put(String name, String content) {
        files.put(name, content.getBytes(StandardCharsets.UTF_8));
        file = name;
        return this;
    }

    Drafted drop(String name) {
        assertThat(files.remove(name)).isNotNull();
        return this;
    }

    Drafted replace(String old, String changed) {
        assertThat(text()).as(file).contains(old);
        return put(file, text().replace(old, changed));
    }

    /** Takes an element out, whole. */
    Drafted without(String id) {
        int start = start(id);
        put(file, text().substring(0, start) + text().substring(end(start)));
        return this;
    }

    /** Sets an attribute of an element. */
    Drafted set(String id, String attribute, String value) {
        int start = start(id);
        int end = text().indexOf('>', start);
        String tag = text().substring(start, end);
        String bare = tag.replaceAll("\\s" + Pattern.quote(attribute) + "=\"[^\"]*\"", "");
        boolean closed = bare.endsWith("/");
        String changed = (closed ? bare.substring(0, bare.length() - 1) : bare) + " " + attribute + "=\"" + value + "\""
                + (closed ? "/" : "");
        return put(file, text().substring(0, start) + changed + text().substring(end));
    }

    Drafted unset(String id, String attribute) {
        set(id, attribute, "gone");
        return replace(" " + attribute + "=\"gone\"", "");
    }

    /** Puts an element right before the end of the process. */
    Drafted add(String xml) {
        return replace("</process>", xml + "</process>");
    }

    /** Puts an element inside another one. */
    Drafted into(String id, String xml) {
        int start = start(id);
        String tag = tag(start);
        int close = text().indexOf("</" + tag + ">", start);
        return put(file, text().substring(0, close) + xml + text().substring(close));
    }

    Drafted flow(String id, String from, String to) {
        return add(arrow(id, from, to, ""));
    }

    Drafted flow(String id, String from, String to, String condition) {
        return add(arrow(id, from, to, condition));
    }

    static String arrow(String id, String from, String to, String condition) {
        String asked = condition.isEmpty()
                ? ""
                : "<conditionExpression xsi:type=\"tFormalExpression\">" + condition + "</conditionExpression>";
        return "<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>"
                .formatted(id, from, to, asked);
    }

    Drafted to(String flow, String target) {
        return set(flow, "targetRef", target);
    }

    /** Puts a step into an arrow; the arrow behind it is called by the step's id and "Next". */
    Drafted between(String flow, String id, String xml) {
        Matcher target = Pattern.compile("targetRef=\"([^\"]*)\"").matcher(text());
        assertThat(target.find(start(flow))).isTrue();
        String behind = target.group(1);
        return to(flow, id).add(xml).flow(id + "Next", id, behind);
    }

    Map<String, byte[]> files() {
        return files;
    }

    private String text() {
        return new String(files.get(file), StandardCharsets.UTF_8);
    }

    private int start(String id) {
        int at = text().indexOf(" id=\"" + id + "\"");
        assertThat(at).as("%s in %s", id, file).isPositive();
        return text().lastIndexOf('<', at);
    }

    private String tag(int start) {
        Matcher name = Pattern.compile("[\\w:]+").matcher(text());
        assertThat(name.find(start)).isTrue();
        return name.group();
    }

    private int end(int start) {
        int close = text().indexOf('>', start);
        if (text().charAt(close - 1) == '/') {
            return close + 1;
        }
        String end = "</" + tag(start) + ">";
        return text().indexOf(end, start) + end.length();
    }
}
