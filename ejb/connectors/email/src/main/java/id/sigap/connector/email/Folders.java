package id.sigap.connector.email;

/** Names by which polling and splitting understand each other; they are stored with each delivery. */
final class Folders {

    /** Attribute: which folder the mail lay in. */
    static final String ROLE = "folder";

    static final String INBOX = "inbox";
    static final String SENT = "sent";

    /** Attribute: when the server took the mail, ISO-8601. */
    static final String ARRIVED = "arrived";

    /** Attribute: bytes of the whole mail, where only its beginning was fetched. */
    static final String FULL_SIZE = "full-size";

    private Folders() {}
}
