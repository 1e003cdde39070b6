package id.sigap.connector.graph;

import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;

/** To whom a private message of Messenger or Instagram goes. */
public final class GraphRecipient {
    private static final String USER_REF = "user-ref:";

    private GraphRecipient() {}

    /** A person with whom there is a conversation. */
    public static JsonObject person(String id) {
        return id.startsWith(USER_REF) ? one("user_ref", id.substring(USER_REF.length())) : one("id", id);
    }

    /** Who wrote this comment; once, within {@link PrivateReply#WINDOW}. */
    public static JsonObject authorOf(String commentId) {
        return one("comment_id", commentId);
    }

    /** Who wrote this post on the page; likewise. */
    public static JsonObject authorOfPost(String postId) {
        return one("post_id", postId);
    }

    private static JsonObject one(String name, String value) {
        return Json.provider().createObjectBuilder().add(name, value).build();
    }
}
