package id.sigap.standin.mastodon;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * Somebody with an account, here or on another server.
 *
 * @param id of the account
 * @param acct name, with the server where that is another one
 */
record Person(String id, String acct) {

    String username() {
        return acct.replaceFirst("@.*", "");
    }

    String page() {
        return "https://" + (acct.contains("@") ? acct.replaceFirst(".*@", "") : "mastodon.example") + "/@"
                + username();
    }

    JsonObjectBuilder json() {
        return mention()
                .add("display_name", username())
                .add("locked", false)
                .add("bot", false)
                .add("created_at", "2026-01-01T00:00:00.000Z")
                .add("note", "")
                .add("emojis", Json.createArrayBuilder())
                .add("fields", Json.createArrayBuilder());
    }

    JsonObjectBuilder mention() {
        return Json.createObjectBuilder()
                .add("id", id)
                .add("username", username())
                .add("acct", acct)
                .add("url", page());
    }
}
