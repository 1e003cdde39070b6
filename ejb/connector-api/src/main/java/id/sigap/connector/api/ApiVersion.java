package id.sigap.connector.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the contract.
 *
 * @param first another one is another contract
 * @param second grows with what joins the contract
 */
public record ApiVersion(int first, int second) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    /** The contract of this jar. */
    public static final ApiVersion CURRENT = read(Connector.API_VERSION).orElseThrow();

    public ApiVersion {
        if (first < 0 || second < 0) {
            throw new IllegalArgumentException("A version has no negative number");
        }
    }

    /** What a description names; empty where it is no version. */
    public static Optional<ApiVersion> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new ApiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** Whether who knows this version can use a connector that was built against the other. */
    public boolean serves(ApiVersion other) {
        return first == other.first && second >= other.second;
    }

    @Override
    public String toString() {
        return first + "." + second;
    }
}
