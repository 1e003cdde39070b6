package id.sigap.web.channels;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing of a delivery outlives its request. */
class BodyReaderTest {
    private final Map<String, Object> attributes = new HashMap<>();
    private final AtomicInteger freed = new AtomicInteger();
    private final List<DoorAnswer> refused = new ArrayList<>();

    private final ServletRequest request =
            proxy(ServletRequest.class, (self, method, arguments) -> switch (method.getName()) {
                case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                case "removeAttribute" -> attributes.remove((String) arguments[0]);
                default -> null;
            });

    private final BodyReader reader = new BodyReader(
            proxy(
                    AsyncContext.class,
                    (self, method, arguments) -> method.getName().equals("getRequest") ? request : null),
            0,
            freed::incrementAndGet,
            refused::add);

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void letsGoOfTheBodyAndOfTheTimerWhenTheRequestEnds() {
        FutureTask<Object> timer = new FutureTask<>(reader.alarm(), null);
        reader.expires(timer);
        reader.onAllDataRead();
        assertThat(attributes).containsKey(WebhookResource.BODY);

        reader.onComplete(null);

        assertThat(attributes).isEmpty();
        assertThat(timer.isCancelled()).isTrue();
        assertThat(freed).hasValue(1);
    }

    @Test
    void doesNotAnswerAnEndedRequestWhereTheTimerRingsAllTheSame() {
        reader.onComplete(null);

        reader.alarm().run();

        assertThat(refused).isEmpty();
        assertThat(freed).hasValue(1);
    }

    @Test
    void turnsAwayWhoIsTooSlow() {
        reader.alarm().run();

        assertThat(refused).containsExactly(DoorAnswer.SLOW);
        assertThat(freed).hasValue(1);
    }

    @Test
    void stopsATimerThatWasSetAfterTheEnd() {
        reader.onComplete(null);
        FutureTask<Object> timer = new FutureTask<>(reader.alarm(), null);

        reader.expires(timer);

        assertThat(timer.isCancelled()).isTrue();
    }
}
