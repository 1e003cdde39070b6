package id.sigap.connector;

import id.sigap.connector.api.Connector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Binding;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;

/**
 * Finds connectors: every EJB with a local {@link Connector} view, in this application or in a jar beside it, by looking
 * through {@code java:global}. A connector that was found is asked for again where it no longer answers.
 */
@ApplicationScoped
public class Connectors {
    private static final System.Logger LOG = System.getLogger(Connectors.class.getName());
    private static final String VIEW = "!" + Connector.class.getName();

    private final Map<String, Connector> known = new ConcurrentHashMap<>();

    public Optional<Connector> find(String id) {
        Connector connector = known.get(id);
        if (connector == null) {
            scan();
            connector = known.get(id);
        }
        return Optional.ofNullable(connector);
    }

    /** All that are deployed now, by id. */
    public Map<String, Connector> all() {
        scan();
        return new TreeMap<>(known);
    }

    private synchronized void scan() {
        Map<String, Connector> found = new TreeMap<>();
        try {
            search(new InitialContext(), "java:global", found);
        } catch (NamingException e) {
            LOG.log(System.Logger.Level.WARNING, "The naming tree cannot be read: {0}", e.getMessage());
        }
        known.keySet().retainAll(found.keySet());
        known.putAll(found);
    }

    @SuppressWarnings("BanJNDI")
    private static void search(Context root, String name, Map<String, Connector> found) throws NamingException {
        var entries = root.list(name);
        while (entries.hasMore()) {
            NameClassPair entry = entries.next();
            String path = name + "/" + entry.getName();
            if (entry.getName().endsWith(VIEW)) {
                add(root, path, found);
            } else if (!entry.getName().contains("!") && isContext(entry)) {
                search(root, path, found);
            }
        }
    }

    private static boolean isContext(NameClassPair entry) {
        return entry instanceof Binding
                || entry.getClassName() == null
                || entry.getClassName().contains("Context");
    }

    @SuppressWarnings("BanJNDI") // the names come from the server's own naming tree, not from a user
    private static void add(Context root, String path, Map<String, Connector> found) {
        try {
            Connector connector = (Connector) root.lookup(path);
            String id = connector.describe().id();
            if (found.putIfAbsent(id, connector) != null) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "A second connector calls itself \"{0}\" and is not used: {1}",
                        id,
                        path);
            }
        } catch (NamingException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The connector at {0} cannot be used: {1}", path, e.toString());
        }
    }
}
