package id.sigap.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.InboundEvent;
import id.sigap.connector.api.RawDelivery;
import id.sigap.connector.api.UnicodeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies that no platform sends, and that somebody will. The same ones on every run. */
public final class Garbage {

    private static final int ALTERED = 200;

    private Garbage() {}

    /** Bodies that resemble nothing. */
    public static Stream<Bytes> unrelated() {
        Random random = new Random(17);
        byte[] noise = new byte[4096];
        random.nextBytes(noise);
        return Stream.concat(
                Stream.of(
                                "",
                                "\0",
                                "null",
                                "[]",
                                "{}",
                                "0",
                                "\"",
                                "{\"text\":",
                                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"x\">]><a>&x;</a>",
                                "{\"text\":\"\\ud83d\\u0000\"}",
                                "{\"text\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
                                "{\"text\":1e999999999,\"contact\":-0,\"name\":[null]}",
                                "a".repeat(1_000_000),
                                "\r\n".repeat(10_000),
                                "\u202E\u200F\uFEFF")
                        .map(text -> Bytes.of(text.getBytes(StandardCharsets.UTF_8))),
                Stream.of(Bytes.of(noise), Bytes.of(new byte[] {(byte) 0xC3}), Bytes.of(new byte[] {(byte) 0xFF, -2})));
    }

    /** Bodies like the given one, each with something cut off, swapped or overwritten. */
    public static Stream<Bytes> like(Bytes genuine) {
        byte[] bytes = genuine.toArray();
        if (bytes.length == 0) {
            return Stream.empty();
        }
        List<byte[]> inserts = List.of(
                new byte[] {0}, "\\ud83d".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) 0xFF}, new byte[] {
                    '\r'
                });
        return IntStream.range(0, ALTERED).mapToObj(i -> {
            Random random = new Random(i);
            int at = random.nextInt(bytes.length);
            return switch (i % 4) {
                case 0 -> Bytes.of(Arrays.copyOf(bytes, at));
                case 1 -> Bytes.of(overwritten(bytes, at, random));
                case 2 -> Bytes.of(Arrays.copyOfRange(bytes, at, bytes.length));
                default -> Bytes.of(inserted(bytes, at, inserts.get(random.nextInt(inserts.size()))));
            };
        });
    }

    private static byte[] overwritten(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        for (int i = at; i < Math.min(bytes.length, at + 8); i++) {
            copy[i] = (byte) random.nextInt();
        }
        return copy;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] insert) {
        byte[] copy = new byte[bytes.length + insert.length];
        System.arraycopy(bytes, 0, copy, 0, at);
        System.arraycopy(insert, 0, copy, at, insert.length);
        System.arraycopy(bytes, at, copy, at + insert.length, bytes.length - at);
        return copy;
    }

    /** The same delivery with this body. */
    static RawDelivery instead(RawDelivery genuine, Bytes body) {
        return new RawDelivery(
                genuine.key(),
                genuine.contentType(),
                genuine.attributes(),
                body,
                genuine.receivedAt(),
                genuine.receipt());
    }

    static void assertStorable(InboundEvent event) {
        if (event instanceof InboundEvent.Message message) {
            assertThat(UnicodeText.isStorable(message.content().text())).isTrue();
            assertThat(message.attributes())
                    .allSatisfy((k, v) ->
                            assertThat(UnicodeText.isStorable(v)).as(k).isTrue());
            assertThat(message.thread().tickets()).allMatch(UnicodeText::isStorable);
        }
    }
}
