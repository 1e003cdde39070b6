package id.sigap.demo.platform;

import id.sigap.standin.StandIn;
import java.net.URI;
import java.util.List;

/** A platform, played by a local stand-in, with one account of the office on it. Started when it is made. */
public interface PlayedPlatform extends AutoCloseable {
    Account account();

    /** At least one. */
    List<Way> ways();

    /** What plays it, for tests that make it misbehave. */
    StandIn standIn();

    /**
     * Tells the platform where to deliver, as the office does on the platform's own pages once the channel is open; does
     * nothing where the connector registers its webhook itself, or polls.
     *
     * @param webhook as Sigap shows it to the administrator
     */
    default void deliverTo(URI webhook) {}

    @Override
    default void close() {
        standIn().close();
    }
}
