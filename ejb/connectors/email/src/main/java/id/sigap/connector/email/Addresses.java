package id.sigap.connector.email;

import id.sigap.connector.api.Bytes;
import id.sigap.connector.api.Person;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.LenientAddressParser;

/** Reads addresses out of headers and judges those that are written to. */
final class Addresses {

    private static final int LONGEST_HEADER = 20_000;
    private static final int LONGEST_ADDRESS = 200;
    private static final Pattern ANYWHERE = Pattern.compile("[A-Za-z0-9._%+'=/-]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{1,190}$)[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private Addresses() {}

    /** A name, possibly empty, and an address in lower case. */
    record Named(String name, String address) {

        Person person() {
            String id = address.length() <= LONGEST_ADDRESS
                    ? address
                    : "sha256:" + Bytes.utf8(address).sha256();
            return Person.of(id).named(name).reachableAt(address);
        }
    }

    /** The addresses of a header, where it can be read in any way. */
    static List<Named> of(MailHeaders headers, String header) {
        List<Named> found = new ArrayList<>();
        for (String value : headers.all(header)) {
            String text = value.length() > LONGEST_HEADER ? value.substring(0, LONGEST_HEADER) : value;
            // The parser decodes names by itself.
            found.addAll(parsed(MailHeaders.namesUnknownCharset(text) ? text.replace("=?", "= ?") : text));
        }
        return found;
    }

    private static List<Named> parsed(String text) {
        List<Named> found = new ArrayList<>();
        try {
            for (Mailbox mailbox :
                    LenientAddressParser.DEFAULT.parseAddressList(text).flatten()) {
                String domain = mailbox.getDomain();
                String local = mailbox.getLocalPart();
                if (domain != null && local != null && !domain.isBlank() && !local.isBlank()) {
                    String name = Optional.ofNullable(mailbox.getName()).orElse("");
                    found.add(named(name, local + "@" + domain));
                }
            }
        } catch (RuntimeException e) {
            found.clear();
        }
        if (found.isEmpty()) {
            Matcher matcher = ANYWHERE.matcher(text);
            while (matcher.find() && found.size() < 100) {
                found.add(named("", matcher.group()));
            }
        }
        return found;
    }

    private static Named named(String name, String address) {
        return new Named(
                MailHeaders.withoutEncodedWords(name)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip(),
                address.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
    }

    /** Who wrote a mail, and where an answer goes: Reply-To where it names one address, else From. */
    static Optional<Person> author(MailHeaders headers) {
        List<Named> from = of(headers, "from");
        List<Named> replyTo = of(headers, "reply-to");
        Optional<Named> writer = from.stream()
                .findFirst()
                .or(() -> of(headers, "sender").stream().findFirst())
                .or(() -> replyTo.stream().findFirst())
                .or(() -> of(headers, "return-path").stream().findFirst());
        if (writer.isPresent()
                && replyTo.size() == 1
                && !replyTo.get(0).address().equals(writer.get().address())) {
            Person person = new Named(writer.get().name(), replyTo.get(0).address()).person();
            return Optional.of(new Person(
                    person.id(),
                    person.displayName(),
                    person.handle(),
                    person.contact(),
                    Set.of(writer.get().person().id())));
        }
        return writer.map(Named::person);
    }

    /** The address as SMTP takes it, with its domain in ASCII; empty where no mail can go there. */
    static Optional<String> deliverable(String address) {
        int at = address.lastIndexOf('@');
        if (at <= 0 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            return DOMAIN.matcher(domain).matches()
                    ? Optional.of(address.substring(0, at) + "@" + domain)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
