/** The contract of Sigap, and a Mastodon server of our own that takes and refuses as the real one does. */
package org.example.sigap.mastodon;
