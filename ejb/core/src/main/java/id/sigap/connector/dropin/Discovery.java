package id.sigap.connector.dropin;

import id.sigap.connector.api.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Binding;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NamingException;

/**
 * Finds connectors: every EJB with a local {@link Connector} view, in this application or in a jar beside it, by looking
 * through {@code java:global}. Looking a bean up runs nothing of it.
 */
public final class Discovery {
    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());
    private static final String VIEW = "!" + Connector.class.getName();

    /** How the server names the class loader of a deployment: an application, a dot, the part of it. */
    private static final Pattern MODULE = Pattern.compile("deployment\\.([^\"]+)");

    /** The name of this application's file and of this part of it. */
    public static final String OWN_MODULE = module(Discovery.class.getClassLoader());

    private Discovery() {}

    /**
     * One bean.
     *
     * @param path in the naming tree
     * @param module as the server names the deployment, such as {@code mastodon.jar} or {@code sigap.ear.sigap-core.jar}
     * @param loader another one is another deployment of the same name
     */
    public record Found(String path, String module, ClassLoader loader, Connector connector) {
        /** The same bean of the same deployment. */
        public boolean same(Found other) {
            return path.equals(other.path) && loader == other.loader;
        }
    }

    /** All that are deployed now. */
    public static List<Found> look() {
        List<Found> found = new ArrayList<>();
        try {
            search(new InitialContext(), "java:global", found);
        } catch (NamingException e) {
            LOG.log(System.Logger.Level.WARNING, "The naming tree cannot be read: {0}", e.getMessage());
        }
        return found;
    }

    @SuppressWarnings("BanJNDI")
    private static void search(Context root, String name, List<Found> found) throws NamingException {
        var entries = root.list(name);
        while (entries.hasMore()) {
            NameClassPair entry = entries.next();
            String path = name + "/" + entry.getName();
            if (entry.getName().endsWith(VIEW)) {
                add(root, path, found);
            } else if (!entry.getName().contains("!") && isContext(entry)) {
                descend(root, path, found);
            }
        }
    }

    /** A branch may vanish while it is looked through. */
    private static void descend(Context root, String path, List<Found> found) {
        try {
            search(root, path, found);
        } catch (NamingException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} cannot be looked through: {1}", path, e.getMessage());
        }
    }

    private static boolean isContext(NameClassPair entry) {
        return entry instanceof Binding
                || entry.getClassName() == null
                || entry.getClassName().contains("Context");
    }

    @SuppressWarnings("BanJNDI") // the names come from the server's own naming tree, not from a user
    private static void add(Context root, String path, List<Found> found) {
        try {
            if (root.lookup(path) instanceof Connector connector) {
                ClassLoader loader = connector.getClass().getClassLoader();
                found.add(new Found(path, module(loader), loader, connector));
            } else {
                LOG.log(System.Logger.Level.ERROR, "{0} has another class of the same name for its view", path);
            }
        } catch (NamingException | RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} cannot be looked up: {1}", path, e.toString());
        }
    }

    /** Of the deployment whose classes this loader has; {@code ""} where it is none. */
    static String module(ClassLoader loader) {
        if (loader == null) {
            return "";
        }
        Matcher module = MODULE.matcher(loader.getName() == null ? loader.toString() : loader.getName());
        return module.find() ? module.group(1) : "";
    }
}
