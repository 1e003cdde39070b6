package id.sigap.connector.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes: a raw delivery, a file. Its {@code toString()} tells the size only. */
public final class Bytes {

    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /** No bytes. */
    public static Bytes empty() {
        return EMPTY;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** These very bytes, uncopied: for large contents whose maker gives them away and never writes to them again. */
    public static Bytes handOver(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes);
    }

    /** The UTF-8 form of a text. */
    public static Bytes utf8(String text) {
        return handOver(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many. */
    public int size() {
        return content.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return content.length == 0;
    }

    /** A copy. */
    public byte[] toArray() {
        return content.clone();
    }

    /** A fresh stream over the bytes, without a copy. */
    public InputStream open() {
        return new ByteArrayInputStream(content);
    }

    /** Decoded as UTF-8; what is none becomes U+FFFD. */
    public String utf8() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** SHA-256 in 64 lower-case hexadecimal digits. */
    public String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
