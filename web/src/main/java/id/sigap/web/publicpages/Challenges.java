package id.sigap.web.publicpages;

import com.fasterxml.jackson.databind.JsonNode;
import id.sigap.foundation.Json;
import id.sigap.foundation.Refusal;
import id.sigap.foundation.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proof of work in ALTCHA's format, asked of a source after three posts in ten minutes: SHA-256(salt + number) must be the
 * challenge. Each one is good once and for ten minutes; its signature makes it ours.
 */
@ApplicationScoped
public class Challenges {
    private static final int FREE = 3;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int HARDEST = 100_000;
    private static final int MOST_SOURCES = 100_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Deque<Instant>> posts = new ConcurrentHashMap<>();
    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    @Inject
    Vault vault;

    /** What a browser solves. */
    public record Challenge(String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** What a browser sends back: base64 of this as JSON. */
    public record Solution(String algorithm, String challenge, long number, String salt, String signature) {}

    /**
     * Lets a post through, or asks for a proof of work.
     *
     * @throws Refusal 428 with a challenge
     */
    public void require(String source, byte[] body) {
        if (PublicResource.withoutChallenge()) {
            return;
        }
        Instant now = Instant.now();
        if (!tooMany(vault.lookupKey("source", source), now)) {
            return;
        }
        Solution solution = solution(body);
        if (solution == null || !solved(solution, now)) {
            throw Refusal.of(
                            Refusal.Kind.CHALLENGE,
                            "challenge-required",
                            "Terlalu banyak laporan dari tempat yang sama. Peramban Anda menyelesaikan soal kecil dahulu, lalu kirim lagi.")
                    .with("challenge", make(now));
        }
    }

    private boolean tooMany(String source, Instant now) {
        if (posts.size() > MOST_SOURCES) {
            posts.values()
                    .removeIf(times ->
                            times.isEmpty() || times.peekLast().plus(WINDOW).isBefore(now));
        }
        Deque<Instant> times = posts.computeIfAbsent(source, any -> new ArrayDeque<>());
        synchronized (times) {
            while (!times.isEmpty() && times.peekFirst().plus(WINDOW).isBefore(now)) {
                times.removeFirst();
            }
            if (times.size() >= FREE) {
                return true;
            }
            times.addLast(now);
            return false;
        }
    }

    private Challenge make(Instant now) {
        byte[] random = new byte[12];
        RANDOM.nextBytes(random);
        String salt = HexFormat.of().formatHex(random) + "?expires="
                + now.plus(WINDOW).getEpochSecond();
        String challenge = sha256(salt + RANDOM.nextInt(HARDEST));
        return new Challenge("SHA-256", challenge, HARDEST, salt, vault.sign("challenge", challenge + salt));
    }

    private boolean solved(Solution solution, Instant now) {
        if (solution.challenge() == null || solution.salt() == null || solution.signature() == null) {
            return false;
        }
        int at = solution.salt().lastIndexOf("?expires=");
        boolean ours =
                vault.matches(vault.sign("challenge", solution.challenge() + solution.salt()), solution.signature());
        if (!ours || at < 0) {
            return false;
        }
        Instant expires = Instant.ofEpochSecond(Long.parseLong(solution.salt().substring(at + 9)));
        used.values().removeIf(until -> until.isBefore(now));
        return expires.isAfter(now)
                && sha256(solution.salt() + solution.number()).equals(solution.challenge())
                && used.putIfAbsent(solution.challenge(), expires) == null;
    }

    private static Solution solution(byte[] body) {
        try {
            JsonNode json = Json.mapper().readTree(body);
            if (json == null || !json.path("challenge").isTextual()) {
                return null;
            }
            return Json.mapper()
                    .readValue(Base64.getDecoder().decode(json.path("challenge").asText()), Solution.class);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
