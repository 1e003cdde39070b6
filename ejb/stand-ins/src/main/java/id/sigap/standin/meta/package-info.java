/**
 * Meta's Graph API for one Facebook page with its Messenger and one Instagram account: their comments, private messages,
 * windows, errors, usage headers and webhooks, as far as Sigap's connectors use them. What is not documented is refused.
 */
@NullMarked
package id.sigap.standin.meta;

import org.jspecify.annotations.NullMarked;
