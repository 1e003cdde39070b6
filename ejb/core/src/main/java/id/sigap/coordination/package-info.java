/** The desk among itself: who holds a case, notes, handing over, taking over, and who is looking at or writing on it now. */
package id.sigap.coordination;
