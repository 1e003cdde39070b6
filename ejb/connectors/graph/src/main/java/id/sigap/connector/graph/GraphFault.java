package id.sigap.connector.graph;

/** What an error of the Graph API means for us. */
public enum GraphFault {
    /** Too many calls, or a temporary block of the account: nothing was done; later it will be. */
    LIMIT,
    /** This message or person has to wait, others not: nothing was done; later it will be. */
    LATER,
    /** Meta is not well: whether it did what was asked is open where its status is 5xx. */
    BUSY,
    /** The token is no longer valid: an administrator signs in again. */
    LOGIN,
    /** The app or the token lacks a permission. */
    PERMISSION,
    /** The same text was just posted there. */
    DUPLICATE,
    /** The answering window is closed. */
    WINDOW_CLOSED,
    /** Other rules of the platform: private answer already given, thread held by another app, comments off. */
    RULE,
    /** This person cannot be reached. */
    RECIPIENT,
    /** What is answered or fetched is not there (any more). */
    GONE,
    /** The call will never be taken as it is. */
    MESSAGE
}
