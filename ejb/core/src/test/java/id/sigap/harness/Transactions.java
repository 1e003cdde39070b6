package id.sigap.harness;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.Session;

/** Each thread's transaction, as the container's objects show it: each has an entity manager of its own. */
final class Transactions {
    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final ThreadLocal<Map<Object, Object>> resources = ThreadLocal.withInitial(HashMap::new);

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    EntityManager entities() {
        return proxy(EntityManager.class, (method, arguments) -> method.invoke(required(), arguments));
    }

    private EntityManager required() {
        EntityManager mine = current.get();
        if (mine == null) {
            throw new IllegalStateException("The database was asked outside a unit of work.");
        }
        return mine;
    }

    /** Gives the connection of the transaction that runs, as the container's data source does. */
    DataSource database() {
        return proxy(DataSource.class, (method, arguments) -> {
            Connection joined = required().unwrap(Session.class).doReturningWork(connection -> connection);
            return proxy(
                    Connection.class,
                    (call, values) -> call.getName().equals("close") ? null : call.invoke(joined, values));
        });
    }

    UserTransaction user() {
        return proxy(UserTransaction.class, (method, arguments) -> switch (method.getName()) {
            case "begin" -> {
                current.set(factory.createEntityManager());
                required().getTransaction().begin();
                yield null;
            }
            case "commit" -> end(true);
            case "rollback" -> end(false);
            case "getStatus" -> current.get() == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object end(boolean commit) {
        try (EntityManager ending = required()) {
            if (commit) {
                ending.getTransaction().commit();
            } else if (ending.getTransaction().isActive()) {
                ending.getTransaction().rollback();
            }
        } finally {
            current.remove();
            resources.remove();
        }
        return null;
    }

    TransactionSynchronizationRegistry registry() {
        return proxy(TransactionSynchronizationRegistry.class, (method, arguments) -> switch (method.getName()) {
            case "getResource" -> resources.get().get(arguments[0]);
            case "putResource" -> resources.get().put(arguments[0], arguments[1]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private interface Call {
        Object on(java.lang.reflect.Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return call.on(method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
