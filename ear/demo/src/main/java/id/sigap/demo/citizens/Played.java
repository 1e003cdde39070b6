package id.sigap.demo.citizens;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A platform that is played by a stand-in in this process. */
public interface Played extends AutoCloseable {
    /** Begins to listen. */
    void start();

    /** The channels that its accounts need; asked for after the start. */
    List<ChannelPlan> channels();

    /**
     * One of its channels was opened, or found open from an earlier run.
     *
     * @param webhook where Sigap takes its deliveries
     * @param made tokens that Sigap made, by the setting's name
     */
    void opened(ChannelPlan channel, URI webhook, Map<String, String> made);

    /** Where citizens meet the office there. */
    List<Corner> corners();

    @Override
    void close();
}
