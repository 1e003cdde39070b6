/**
 * The clocks of the law and of the office: when each is due, by working days, calendar days or hours; what pauses it; whether
 * it was met. Rules are data with their legal source beside them.
 */
package id.sigap.deadline;
