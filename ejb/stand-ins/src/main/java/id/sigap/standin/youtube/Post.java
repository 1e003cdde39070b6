package id.sigap.standin.youtube;

/**
 * A comment.
 *
 * @param thread the id of the comment at the top
 * @param id its own
 */
public record Post(String thread, String id) {}
