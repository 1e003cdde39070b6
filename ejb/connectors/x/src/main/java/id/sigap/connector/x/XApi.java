package id.sigap.connector.x;

import id.sigap.connector.api.Secret;
import id.sigap.connector.http.Http;
import id.sigap.connector.http.HttpCall;
import id.sigap.connector.http.HttpResult;
import id.sigap.connector.http.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Calls of X within one budget of time, as the office's account or as its app. */
final class XApi {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final XSettings settings;
    private final long end;
    private final Consumer<HttpResult.Answered> heard;

    XApi(XSettings settings, Duration budget) {
        this(settings, budget, answer -> {});
    }

    /** @param heard hears of every answer */
    XApi(XSettings settings, Duration budget, Consumer<HttpResult.Answered> heard) {
        this.settings = settings;
        this.heard = heard;
        this.end = System.nanoTime() + budget.toNanos();
    }

    URI address(String path, Map<String, String> query) {
        return HttpCall.address(settings.api() + path, query);
    }

    /** As the account. An access token that is no longer taken is renewed, once; the refused call had no effect. */
    XAnswer asAccount(HttpCall call) {
        Tokens tokens = new Tokens(settings, this);
        Optional<Secret> access = tokens.current();
        if (access.isPresent()) {
            HttpResult result = exchange(call.bearer(access.get().reveal()));
            if (!(result instanceof HttpResult.Answered answered && answered.status() == 401)) {
                return read(result);
            }
        }
        Tokens.Renewal renewal = tokens.renew(access);
        if (renewal instanceof Tokens.Failed failed) {
            return new XAnswer.Failed(failed.fault());
        }
        return read(exchange(call.bearer(((Tokens.Renewed) renewal).access().reveal())));
    }

    /** As the app. */
    XAnswer asApp(HttpCall call) {
        return read(exchange(call.bearer(settings.appToken().reveal())));
    }

    HttpResult exchange(HttpCall call) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (left.compareTo(Duration.ofMillis(200)) < 0) {
            return new HttpResult.NotSent("out-of-time");
        }
        return Http.exchange(call.within(left.compareTo(LONGEST_CALL) < 0 ? left : LONGEST_CALL));
    }

    private XAnswer read(HttpResult result) {
        if (result instanceof HttpResult.NotSent notSent) {
            return new XAnswer.Failed(Fault.later(notSent.reason()));
        }
        if (result instanceof HttpResult.Unanswered unanswered) {
            return new XAnswer.Failed(Fault.unknown(unanswered.reason()));
        }
        HttpResult.Answered answered = (HttpResult.Answered) result;
        heard.accept(answered);
        if (!answered.ok()) {
            return new XAnswer.Failed(
                    Fault.of(answered, settings.context().clock().instant()));
        }
        Optional<JsonObject> body =
                answered.body().isEmpty() ? Optional.of(JsonValue.EMPTY_JSON_OBJECT) : Json.object(answered.body());
        return body.<XAnswer>map(XAnswer.Done::new)
                .orElseGet(() -> new XAnswer.Failed(Fault.unknown("answer-unreadable")));
    }
}
