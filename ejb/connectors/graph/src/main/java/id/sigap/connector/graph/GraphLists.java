package id.sigap.connector.graph;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of a platform that tell what was written: things (posts, media, conversations), and what stands below each.
 * {@code limit} and {@code after} are added to what is asked.
 */
public interface GraphLists {

    /** Where the list of things is. */
    String things();

    /** Fields of things. */
    Map<String, String> thingsAsked();

    /** How many things are asked for at a time: their ids have to fit into 1,200 characters of a cursor. */
    int atATime();

    /** How many characters the id of a thing has at most; one with a longer id is left out. */
    default int longestId() {
        return 60;
    }

    /** How many times the list is asked for to bring a gap; a newer writing may stand below an old thing. */
    int most();

    /** Whether the list of things begins with what changed last, so that a page without news ends it. */
    default boolean latestFirst() {
        return false;
    }

    /** Whether something below a thing may have been written since then. */
    boolean mayHaveNews(JsonObject thing, Instant since);

    /** Whether a thing itself is something new that a citizen wrote. */
    default boolean isNew(JsonObject thing, Instant since) {
        return false;
    }

    /** Name of the attribute of a delivery that holds new things. */
    default String thingsAttribute() {
        return "things";
    }

    /** Where the list of what stands below a thing is, the newest first. */
    String below(String thing);

    /** Its fields, order and filter. */
    Map<String, String> belowAsked();

    /** How many are asked for at a time. */
    int belowAtATime();

    /** Name of the attribute of a delivery that tells below what the writings in it stand. */
    String belowAttribute();

    /** What of it was written since then; a page without any ends the list. */
    Optional<JsonObject> news(JsonObject writing, Instant since);

    /** Whether a time is before another; one that cannot be read is not. */
    static boolean isOld(JsonObject element, String time, Instant since) {
        return GraphTime.at(element, time).filter(since::isAfter).isPresent();
    }
}
