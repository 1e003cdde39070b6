package id.sigap.connector.youtube;

import java.util.Set;

/** What kind of refusal it is. */
enum Fault {
    /** The day's quota is used up; it begins anew at midnight Pacific time. */
    QUOTA,
    /** Too fast. */
    RATE,
    /** The platform has trouble of its own. */
    PLATFORM,
    /** The account, its grants or the project are at fault. */
    CHANNEL,
    /** The thing asked for is gone. */
    GONE,
    /** No comment is allowed here. */
    RULE,
    /** The words or their form are at fault. */
    MESSAGE;

    private static final Set<String> QUOTAS = Set.of("quotaExceeded", "dailyLimitExceeded");
    private static final Set<String> RATES = Set.of("rateLimitExceeded", "userRateLimitExceeded");
    private static final Set<String> PLATFORMS = Set.of("backendError", "internalError", "SERVICE_UNAVAILABLE");
    private static final Set<String> RULES = Set.of(
            "commentsDisabled",
            "parentCommentIsPrivate",
            "operationNotSupported",
            "forbidden",
            "channelSubscriptionRequired",
            "commentsClosed");

    static Fault of(int status, String reason) {
        if (QUOTAS.contains(reason)) {
            return QUOTA;
        }
        if (RATES.contains(reason) || status == 429) {
            return RATE;
        }
        if (PLATFORMS.contains(reason) || status >= 500) {
            return PLATFORM;
        }
        if (RULES.contains(reason)) {
            return RULE;
        }
        if (reason.endsWith("NotFound") || status == 404) {
            return GONE;
        }
        // what else is forbidden concerns the account: scopes, suspension, a project without this API
        return status == 401 || status == 403 || reason.equals("keyInvalid") ? CHANNEL : MESSAGE;
    }
}
