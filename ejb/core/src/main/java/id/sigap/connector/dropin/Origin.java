package id.sigap.connector.dropin;

import java.util.Optional;

/**
 * Where a bean comes from, as far as its name tells: known before anything of it runs.
 *
 * @param own a part of this application
 * @param file in the deployments folder; empty for a part of this application, and where none or more than one brings the bean
 * @param deployed another value is another deployment of the file
 */
public record Origin(boolean own, Optional<String> file, String deployed) {
    static final Origin OWN = new Origin(true, Optional.empty(), "");
    static final Origin UNKNOWN = new Origin(false, Optional.empty(), "");
}
