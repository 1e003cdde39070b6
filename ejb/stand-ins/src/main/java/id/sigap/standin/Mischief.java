package id.sigap.standin;

import java.time.Duration;

/** One way in which a platform misbehaves, for one request. */
public sealed interface Mischief {

    /** Answers this instead; the request has no effect. */
    record Instead(Answer answer) implements Mischief {}

    /** Does what was asked, then drops the connection without an answer. */
    record AcceptThenDrop() implements Mischief {}

    /** Does what was asked, then answers this, as a proxy does that did not wait for the platform. */
    record AcceptThenSay(Answer answer) implements Mischief {}

    /** Drops the connection; the request has no effect. */
    record Drop() implements Mischief {}

    /** Does what was asked, and answers so much later. */
    record Delay(Duration by) implements Mischief {}

    /** Does what was asked, and answers bytes that nobody can read. */
    record Garbage() implements Mischief {}
}
