package id.sigap.standin.mastodon;

/**
 * A status as its readers know it.
 *
 * @param id of the status
 * @param author name, with the server where that is another one: {@code siti} or {@code siti@contoh.id}
 * @param text as it was written
 */
public record Post(String id, String author, String text) {}
