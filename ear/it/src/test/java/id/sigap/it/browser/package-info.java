/** Lives of complaints in a real browser: the right people, on each channel, at the screens that they have. */
package id.sigap.it.browser;
