/**
 * The connector of Sigap's own web form. Citizens write through the public page and read the answer on the ticket's page.
 *
 * <p>It decides whether a form may come in (fields, sizes, kinds of photos) and refuses with a sentence for each wrong
 * field. Who may write to an existing ticket is decided before it is called.
 */
@NullMarked
package id.sigap.connector.webform;

import org.jspecify.annotations.NullMarked;
