/**
 * Contains what a connector does wrong: every call runs on a thread of its own within its time limit, and what comes back is
 * checked before anybody uses it. A fault is counted, named and told; it never reaches the caller as anything but an answer
 * that the contract knows. It knows no table and no incident.
 */
package id.sigap.connector.guard;
