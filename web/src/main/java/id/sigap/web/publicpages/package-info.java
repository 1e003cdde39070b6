/** What anybody may call: the form, the ticket's page, an agency's answer link. A wrong code looks like a ticket that is not there. */
package id.sigap.web.publicpages;
