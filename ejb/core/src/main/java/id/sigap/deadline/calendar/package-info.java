/**
 * Says when something is due.
 *
 * <p>Decides which days an office works, and turns a clock rule and the moment it began into one absolute instant. The
 * rules and holidays are data with their legal source beside them; no limit is written here. Refuses to guess silently:
 * a due date that reaches beyond the loaded years counts weekends only and says so. Knows neither cases nor people, and
 * calls nobody.
 */
package id.sigap.deadline.calendar;
