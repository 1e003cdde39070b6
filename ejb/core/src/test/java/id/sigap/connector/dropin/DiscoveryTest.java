package id.sigap.connector.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sigap.connector.api.Connector;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import org.junit.jupiter.api.Test;

/** What is deployed is found by its name, and nothing of it runs for that. */
class DiscoveryTest {
    private static final String BEAN = "Radio!" + Connector.class.getName();
    private static final String BRANCH = Context.class.getName();

    @Test
    void findsWhatIsDeployedWithoutLookingAnythingUp() throws NamingException {
        Tree tree = new Tree(Map.of(
                "java:global",
                        List.of(
                                new NameClassPair("radio", BRANCH),
                                new NameClassPair("bound", BRANCH),
                                new NameClassPair("bound", "evil.Bound"),
                                new NameClassPair("broken", BRANCH)),
                "java:global/radio",
                        List.of(
                                new NameClassPair(BEAN, "radio.Radio"),
                                new NameClassPair("Radio", "evil.ContextLike"))));

        assertThat(Discovery.look(tree))
                .containsExactly(new Discovery.Found("java:global/radio/" + BEAN, "radio.Radio"));
        assertThat(Discovery.look(tree).get(0).module()).isEqualTo("radio");
    }

    @Test
    void throwsWhatTheConstructorThrewAndTellsWhereTheNameIsGone() throws Exception {
        Discovery.Found bean = new Discovery.Found("java:global/radio/" + BEAN, "radio.Radio");
        NamingException wrapped = new NameNotFoundException("radio");
        wrapped.initCause(new IllegalStateException(new ArithmeticException("rahasia")));

        assertThatThrownBy(() -> Discovery.lookUp(new Failing(wrapped), bean)).isInstanceOf(ArithmeticException.class);
        assertThat(Discovery.lookUp(new Failing(new NameNotFoundException("radio")), bean))
                .isEmpty();
    }

    private static final class Failing extends InitialContext {
        private final NamingException failure;

        Failing(NamingException failure) throws NamingException {
            super(true);
            this.failure = failure;
        }

        @Override
        public Object lookup(String name) throws NamingException {
            throw failure;
        }
    }

    /** Lists; whoever looks something up fails the test. */
    private static final class Tree extends InitialContext {
        private final Map<String, List<NameClassPair>> branches;

        Tree(Map<String, List<NameClassPair>> branches) throws NamingException {
            super(true);
            this.branches = branches;
        }

        @Override
        public Object lookup(String name) {
            throw new AssertionError("looked up " + name);
        }

        @Override
        public NamingEnumeration<NameClassPair> list(String name) throws NamingException {
            if (name.endsWith("bound")) {
                throw new AssertionError("looked below " + name);
            }
            if (!branches.containsKey(name)) {
                throw new NameNotFoundException(name);
            }
            return new Names(branches.get(name).iterator());
        }
    }

    private record Names(Iterator<NameClassPair> left) implements NamingEnumeration<NameClassPair> {
        @Override
        public NameClassPair next() {
            return left.next();
        }

        @Override
        public boolean hasMore() {
            return left.hasNext();
        }

        @Override
        public void close() {}

        @Override
        public boolean hasMoreElements() {
            return left.hasNext();
        }

        @Override
        public NameClassPair nextElement() {
            return left.next();
        }
    }
}
