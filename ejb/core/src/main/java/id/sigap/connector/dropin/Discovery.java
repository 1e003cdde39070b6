package id.sigap.connector.dropin;

import id.sigap.connector.api.Connector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;

/**
 * Finds connectors: every EJB with a local {@link Connector} view, in this application or in a jar beside it, by the names in
 * {@code java:global}. A list of names runs nothing of a bean; looking one up makes its proxy, and with it runs the bean's
 * constructor, so that this is done only for what may be used, and under guard.
 */
@ApplicationScoped
public class Discovery {
    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());
    private static final String ROOT = "java:global";
    private static final String VIEW = "!" + Connector.class.getName();

    /** How the server names the class loader of a deployment: an application, a dot, the part of it. */
    private static final Pattern MODULE = Pattern.compile("deployment\\.([^\"]+)");

    /** The name of this application's file and of this part of it. */
    public static final String OWN_MODULE = module(Discovery.class.getClassLoader());

    /**
     * The name of one bean.
     *
     * @param path in the naming tree
     * @param className of the bean
     */
    public record Found(String path, String className) {
        /** Application and module as the naming tree has them, such as {@code mastodon} or {@code sigap/sigap-core}. */
        public String module() {
            return path.substring(
                    Math.min(path.length(), ROOT.length() + 1), Math.max(ROOT.length() + 1, path.lastIndexOf('/')));
        }
    }

    /** All that are deployed now. */
    public List<Found> look() {
        try {
            return look(new InitialContext());
        } catch (NamingException e) {
            LOG.log(System.Logger.Level.WARNING, "The naming tree cannot be read: {0}", e.getClass());
            return List.of();
        }
    }

    static List<Found> look(Context root) throws NamingException {
        List<Found> found = new ArrayList<>();
        search(root, ROOT, found);
        return found;
    }

    @SuppressWarnings("BanJNDI")
    private static void search(Context root, String name, List<Found> found) throws NamingException {
        Set<String> branches = new HashSet<>();
        Set<String> leaves = new HashSet<>();
        var entries = root.list(name);
        while (entries.hasMore()) {
            NameClassPair entry = entries.next();
            if (Context.class.getName().equals(entry.getClassName())) {
                branches.add(entry.getName());
            } else {
                leaves.add(entry.getName());
                if (entry.getName().endsWith(VIEW)) {
                    found.add(new Found(name + "/" + entry.getName(), entry.getClassName()));
                }
            }
        }
        // below a name that is bound itself the server would have to make what is bound there
        branches.removeAll(leaves);
        branches.forEach(branch -> descend(root, name + "/" + branch, found));
    }

    /** A branch may vanish while it is looked through. */
    private static void descend(Context root, String path, List<Found> found) {
        try {
            search(root, path, found);
        } catch (NamingException | RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0} cannot be looked through: {1}", path, e.getClass());
        }
    }

    /**
     * Makes the proxy of a bean, to be called under guard: it throws what the bean's constructor throws.
     *
     * @return empty where the name is no longer there
     */
    public Callable<Optional<Object>> lookUp(Found bean) {
        return () -> lookUp(new InitialContext(), bean);
    }

    @SuppressWarnings("BanJNDI") // the names come from the server's own naming tree, not from a user
    static Optional<Object> lookUp(Context root, Found bean) throws Exception {
        try {
            return Optional.ofNullable(root.lookup(bean.path()));
        } catch (NamingException e) {
            Throwable cause = innermost(e);
            if (cause instanceof Error error) {
                throw error;
            }
            if (cause instanceof NameNotFoundException) {
                return Optional.empty();
            }
            throw (Exception) cause;
        }
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; depth < 20 && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause instanceof Exception || cause instanceof Error ? cause : thrown;
    }

    /** Of the deployment whose classes this loader has; {@code ""} where it is none. */
    public static String module(ClassLoader loader) {
        if (loader == null) {
            return "";
        }
        Matcher module = MODULE.matcher(loader.getName() == null ? loader.toString() : loader.getName());
        return module.find() ? module.group(1) : "";
    }
}
