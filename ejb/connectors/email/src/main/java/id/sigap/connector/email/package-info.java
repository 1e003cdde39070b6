/**
 * The connector for e-mail: IMAP to fetch, SMTP to send.
 *
 * <p>{@link id.sigap.connector.email.EmailConnector} is the bean. Three groups of classes stand behind it: the wire
 * ({@code MailServer}, {@code MailboxPoll}, {@code ArchiveSearch}, {@code SmtpSending}), reading hostile mail
 * ({@code MailParser} to {@code MailSplitter}, without network or clock) and writing mail ({@code MailWriter}).
 *
 * <p>Angus Mail speaks the protocols; Apache MIME4J takes mail apart, since it goes on where a mail breaks the rules.
 */
@NullMarked
package id.sigap.connector.email;

import org.jspecify.annotations.NullMarked;
