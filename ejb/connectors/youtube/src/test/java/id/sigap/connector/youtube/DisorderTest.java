package id.sigap.connector.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.InboundEvent;
import id.sigap.standin.youtube.Post;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What citizens wrote in a day comes in once, whenever it is read and however often a reading is lost. */
class DisorderTest {
    private static final int STEPS = 40;

    /** What stands on the platform in the end, read at times that the seed decides; the writing is always the same. */
    private static Map<String, String> read(int seed) {
        Random writing = new Random(25);
        Random reading = new Random(seed);
        try (Studio studio = new Studio()) {
            List<Post> posts = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                write(studio, posts, step, writing);
                studio.clock.pass(Duration.ofMinutes(7));
                String before = studio.cursor();
                if (reading.nextInt(4) == 0) {
                    studio.poll();
                    if (reading.nextBoolean() && !before.isEmpty()) {
                        // the server died before the cursor was committed
                        studio.goBackTo(before);
                    }
                }
            }
            studio.clock.pass(Duration.ofHours(2));
            studio.poll();
            Map<String, String> texts = new TreeMap<>();
            for (InboundEvent event : studio.events()) {
                if (event instanceof InboundEvent.Message message) {
                    texts.putIfAbsent(message.nativeId(), message.content().text());
                } else if (event instanceof InboundEvent.Edit edit) {
                    texts.put(edit.nativeId(), edit.content().text());
                } else if (event instanceof InboundEvent.OwnMessage own) {
                    texts.put(own.nativeId(), "kantor: " + own.content().text());
                }
            }
            long first = Long.parseLong(posts.get(0).id().replaceAll("\\D", ""));
            return numberedFromOne(texts, first);
        }
    }

    /** The stand-in's ids begin at another number each second. */
    private static Map<String, String> numberedFromOne(Map<String, String> texts, long first) {
        Map<String, String> numbered = new TreeMap<>();
        texts.forEach((id, text) -> numbered.put(
                Pattern.compile("\\d+")
                        .matcher(id)
                        .replaceAll(number -> Long.toString(Long.parseLong(number.group()) - first + 1)),
                text));
        return numbered;
    }

    private static void write(Studio studio, List<Post> posts, int step, Random random) {
        Post post = posts.isEmpty() ? new Post("", "") : posts.get(random.nextInt(posts.size()));
        switch (posts.isEmpty() ? 0 : random.nextInt(5)) {
            case 0, 1 -> posts.add(studio.youtube.citizenPosts("w" + step, "komentar " + step));
            case 2 -> posts.add(studio.youtube.citizenReplies("w" + step, post, "balasan " + step));
            case 3 -> studio.youtube.citizenEdits(post, "ubah " + step);
            default -> studio.youtube.officeReplies(post, "jawaban " + step);
        }
    }

    @Test
    void bringsTheSameWheneverItIsRead() {
        Map<String, String> expected = read(0);

        assertThat(expected).hasSizeGreaterThan(25);
        for (int seed = 1; seed <= 12; seed++) {
            assertThat(read(seed)).as("times %d", seed).isEqualTo(expected);
        }
    }
}
