/**
 * A complaint at an agency: sent with a note and a deadline, answered or bounced with a reason. A bounce comes back to the
 * desk and goes on to the right one, never to nobody.
 */
package id.sigap.forwarding;
