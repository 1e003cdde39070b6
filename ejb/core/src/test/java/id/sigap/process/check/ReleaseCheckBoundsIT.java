package id.sigap.process.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.process.Delegates;
import id.sigap.process.engine.Finding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A drawing made to keep the check busy does not: counted is the processor's time, whatever else the machine does. */
class ReleaseCheckBoundsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String FRAME = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" \
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            id="Definitions_%1$s" targetNamespace="urn:sigap:bpmn"><process id="%1$s" name="%1$s" isExecutable="true">%2$s\
            </process></definitions>""";

    private final ReleaseCheck check =
            new ReleaseCheck(new Delegates().names(), group -> true, ReleaseCheckTest.LADDERS);

    @Test
    void refusesTenThousandNodesInOneFile() {
        String nodes = IntStream.range(0, 9_000)
                .mapToObj(i -> Broken.service("N" + i, "acknowledge"))
                .collect(Collectors.joining());

        assertThat(rules(new Drafted().put("Large.bpmn", FRAME.formatted("Large", nodes))))
                .contains("too-many-nodes");
    }

    @Test
    void refusesTooManyNodesInAllFiles() {
        Drafted set = new Drafted();
        for (int file = 0; file < 7; file++) {
            set.put("Part" + file + ".bpmn", FRAME.formatted("Part" + file, chain(490)));
        }

        assertThat(rules(set)).containsOnly("set-too-large");
    }

    @Test
    void refusesAThicketOfArrows() {
        StringBuilder arrows = new StringBuilder();
        for (int i = 0; i < 2_001; i++) {
            arrows.append(Drafted.arrow("A" + i, "G" + i % 400, "G" + (i * 7 + 1) % 400, ""));
        }
        String gateways = IntStream.range(0, 400)
                .mapToObj(i -> "<eventBasedGateway id=\"G%d\" name=\"G\"/>".formatted(i))
                .collect(Collectors.joining());

        assertThat(rules(new Drafted().put("Thick.bpmn", FRAME.formatted("Thick", gateways + arrows))))
                .containsOnly("too-many-flows");
    }

    @Test
    void looksThroughForksWithinForks() {
        StringBuilder xml = new StringBuilder(chain(1));
        int gateways = 300;
        for (int i = 0; i < gateways; i++) {
            xml.append("<parallelGateway id=\"G%d\" name=\"G\"/>".formatted(i));
            for (int far = 1; far <= 4 && i + far < gateways; far++) {
                xml.append(Drafted.arrow("F" + i + "_" + far, "G" + i, "G" + (i + far), ""));
            }
        }
        xml.append(Drafted.arrow("In", "Start", "G0", ""))
                .append(Broken.service("Act", "closeAnswered"))
                .append(Drafted.arrow("Last", "G299", "Act", ""))
                .append(Drafted.arrow("Out", "Act", "End", ""));
        String drawn = FRAME.formatted("Forks", xml.toString().replace(Drafted.arrow("C0", "Start", "End", ""), ""));

        assertThat(rules(new Drafted().put("Forks.bpmn", drawn))).contains("act-in-parallel");
    }

    @Test
    void walksEveryPhaseOnceThoughEachIsCalledTwice() {
        Drafted set = new Drafted();
        int phases = 80;
        for (int i = 0; i < phases; i++) {
            String last = "<startEvent id=\"S\" name=\"S\"/>" + Broken.end("E");
            String body = i == phases - 1
                    ? last + Drafted.arrow("A", "S", "E", "")
                    : last
                            + Broken.call("C1", "Deep" + (i + 1))
                            + Broken.call("C2", "Deep" + (i + 1))
                            + Drafted.arrow("A", "S", "C1", "")
                            + Drafted.arrow("B", "C1", "C2", "")
                            + Drafted.arrow("C", "C2", "E", "");
            set.put("Deep" + i + ".bpmn", FRAME.formatted("Deep" + i, body));
        }

        assertThat(rules(set)).containsOnly("never-called");
    }

    @Test
    void walksSubProcessesNestedAsDeepAsTheyMayBe() {
        String inner = "";
        for (int depth = 25; depth > 0; depth--) {
            String content = inner.isEmpty() ? Broken.service("W" + depth, "bindApproval") : inner;
            String within = inner.isEmpty() ? "W" + depth : "P" + (depth + 1);
            inner = "<subProcess id=\"P%1$d\" name=\"P\"><startEvent id=\"S%1$d\" name=\"S\"/>".formatted(depth)
                    + content
                    + Broken.choice("G" + depth, "B" + depth)
                    + Broken.end("E" + depth)
                    + Broken.service("X" + depth, "closeAnswered")
                    + Drafted.arrow("A" + depth, "S" + depth, within, "")
                    + Drafted.arrow("I" + depth, within, "G" + depth, "")
                    + Drafted.arrow("B" + depth, "G" + depth, "E" + depth, "")
                    + Drafted.arrow("C" + depth, "G" + depth, "X" + depth, "${outcome == 'a'}")
                    + Drafted.arrow("D" + depth, "X" + depth, "E" + depth, "")
                    + "</subProcess>";
        }
        String body = "<startEvent id=\"S\" name=\"S\"/>" + inner + Broken.end("E") + Drafted.arrow("A", "S", "P1", "")
                + Drafted.arrow("B", "P1", "E", "");

        assertThat(rules(new Drafted().put("Nested.bpmn", FRAME.formatted("Nested", body))))
                .contains("goes-on-after-closing");
    }

    private static String chain(int length) {
        StringBuilder xml = new StringBuilder("<startEvent id=\"Start\" name=\"S\"/><endEvent id=\"End\" name=\"E\"/>");
        String before = "Start";
        for (int i = 1; i < length; i++) {
            xml.append(Broken.service("N" + i, "acknowledge")).append(Drafted.arrow("C" + i, before, "N" + i, ""));
            before = "N" + i;
        }
        return xml.append(Drafted.arrow("C0", before, "End", "")).toString();
    }

    private List<String> rules(Drafted set) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        Map<String, List<Finding>> found = check.check(set.files());
        Duration worked = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
        assertThat(worked).isLessThan(SOON);
        return found.values().stream()
                .flatMap(List::stream)
                .map(Finding::rule)
                .distinct()
                .toList();
    }
}
