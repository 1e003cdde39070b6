package id.sigap.demo.citizens;

import id.sigap.standin.StandIn;
import java.net.URI;
import java.util.List;

/** A platform that is played by a stand-in in this process, from its start until it is closed. */
interface Played extends AutoCloseable {
    StandIn platform();

    /** Begins to listen. */
    default void start() {
        platform().start();
    }

    /** Whether its connector comes with Sigap; another has to be dropped in, and may be missing. */
    default boolean isShipped() {
        return true;
    }

    /** The channels that its accounts need; asked for after the start. */
    List<ChannelPlan> channels();

    /** The agencies that are reached by its channels. */
    default List<AgencyPlan> agencies() {
        return List.of();
    }

    /**
     * One of its channels was opened, or found open from an earlier run. Nothing to do where the connector itself tells the
     * platform, or where the platform tells nobody.
     *
     * @param webhook where Sigap takes its deliveries
     */
    default void opened(ChannelPlan channel, URI webhook) {}

    /** What may be called so often in so long may be called as often again. */
    default void renewLimits() {}

    /** Where citizens meet the office there. */
    List<Corner> corners();

    @Override
    default void close() {
        platform().close();
    }
}
