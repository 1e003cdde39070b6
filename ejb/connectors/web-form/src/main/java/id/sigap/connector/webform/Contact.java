package id.sigap.connector.webform;

import java.util.regex.Pattern;

/** Where a citizen can be reached: a mail address, or a telephone number as people write it in Indonesia. */
final class Contact {

    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]]+@[^\\s@<>,;:\"()\\[\\]]+\\.[A-Za-z]{2,}");

    /** With the area code or the country's, "62" also without its plus. */
    private static final Pattern PHONE = Pattern.compile("0[0-9]{7,13}|62[0-9]{7,13}|\\+[1-9][0-9]{7,14}");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s.()\u2010-\u2015-]");

    private Contact() {}

    static boolean isOne(String text) {
        return MAIL.matcher(text).matches()
                || PHONE.matcher(BETWEEN_DIGITS.matcher(text).replaceAll("")).matches();
    }
}
