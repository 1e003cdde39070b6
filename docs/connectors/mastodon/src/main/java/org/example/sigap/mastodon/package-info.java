/** Mastodon as a channel of Sigap: the sample of a connector that is built outside Sigap and dropped into its server. */
package org.example.sigap.mastodon;
