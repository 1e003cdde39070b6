package id.sigap.harness;

import id.sigap.complaint.CaseFlow;
import id.sigap.complaint.Complaint;
import id.sigap.complaint.Complaints;
import id.sigap.complaint.Reporter;
import id.sigap.connector.Channel;
import id.sigap.connector.Connectors;
import id.sigap.connector.api.Connector;
import id.sigap.deadline.Clocks;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.identity.Directory;
import id.sigap.identity.Person;
import id.sigap.wording.TemplateRow;
import id.sigap.wording.Templates;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Every bean of the core but the engine's, wired by its annotations, on the real schema in H2. The process is a {@link
 * ScriptedFlow}: a test says where the case stands. Connectors and people are what the test deploys and hires.
 */
public final class CoreInMemory {
    /** Threads like the container's, which no test has to stop. */
    private static final ManagedExecutorService THREADS = threads();

    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final Set<Object> wiring = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, Connector> deployed = new HashMap<>();
    private final Map<String, List<Person>> people = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Transactions transactions;

    public CoreInMemory() {
        System.setProperty("SIGAP_PROFILE", "demo");
        System.setProperty("SIGAP_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        transactions = new Transactions(SchemaInMemory.fresh());
        beans.put(CaseFlow.class, new ScriptedFlow());
        beans.put(Connectors.class, new Deployed());
        beans.put(Directory.class, new Hired());
        run(() -> get(Clocks.class).fillFromPack());
    }

    /** Stands in the place of a bean, from the beginning on. */
    public <T> CoreInMemory with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    private static ManagedExecutorService threads() {
        ExecutorService pool = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "core in memory");
            thread.setDaemon(true);
            return thread;
        });
        return (ManagedExecutorService) Proxy.newProxyInstance(
                CoreInMemory.class.getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (self, method, arguments) -> method.invoke(pool, arguments));
    }

    /** The one bean of this class. */
    public <T> T get(Class<T> type) {
        return type.cast(bean(type));
    }

    private Object bean(Class<?> type) {
        Object known = beans.get(type);
        return known != null ? wired(known) : wired(made(type));
    }

    private Object made(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            beans.put(type, made);
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no bean of the core.", e);
        }
    }

    /** A bean that is being wired is handed out as it is: beans may know each other. */
    private Object wired(Object bean) {
        if (!wiring.add(bean)) {
            return bean;
        }
        try {
            boolean fresh = false;
            for (Field field : fields(bean.getClass())) {
                field.setAccessible(true);
                Object value = java.lang.reflect.Modifier.isStatic(field.getModifiers()) || field.get(bean) != null
                        ? null
                        : injected(field);
                if (value != null) {
                    field.set(bean, value);
                    fresh = true;
                }
            }
            if (fresh) {
                for (Method method : bean.getClass().getDeclaredMethods()) {
                    if (method.isAnnotationPresent(PostConstruct.class)) {
                        method.setAccessible(true);
                        method.invoke(bean);
                    }
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(bean.getClass() + " cannot be wired.", e);
        } finally {
            wiring.remove(bean);
        }
    }

    /** Also those of the classes above it, as far as they are ours. */
    private static List<Field> fields(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each.getName().startsWith("id.sigap."), Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getDeclaredFields()))
                .toList();
    }

    private Object injected(Field field) {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            return transactions.entities();
        }
        if (field.isAnnotationPresent(Resource.class)) {
            if (field.getType() == DataSource.class) {
                return transactions.database();
            }
            if (field.getType() == ManagedExecutorService.class) {
                return THREADS;
            }
            return field.getType() == TransactionSynchronizationRegistry.class ? transactions.registry() : null;
        }
        if (!field.isAnnotationPresent(Inject.class)) {
            return null;
        }
        if (field.getType() == jakarta.transaction.UserTransaction.class) {
            return transactions.user();
        }
        if (field.getType() == Event.class) {
            return Proxy.newProxyInstance(
                    Event.class.getClassLoader(), new Class<?>[] {Event.class}, (self, method, arguments) -> null);
        }
        return bean(field.getType());
    }

    /** Runs an act in a unit of work of its own. */
    public <T> T act(java.util.function.Supplier<T> act) {
        return get(UnitOfWork.class).call(act);
    }

    public void run(Runnable act) {
        get(UnitOfWork.class).run(act);
    }

    /** A new complaint on that channel, before triage; {@code contact} is what the citizen left, or null. */
    public Complaint complain(String channel, boolean publicThread, String contact) {
        return act(() -> {
            Complaint complaint = new Complaint(
                    channel,
                    "author-" + UUID.randomUUID(),
                    publicThread,
                    new Reporter("warga", "Siti Aminah", null, contact, null, null, null, null, Map.of()),
                    "Lampu jalan mati",
                    get(Vault.class),
                    get(BusinessClock.class).now());
            get(Complaints.class).add(complaint);
            return complaint;
        });
    }

    /** A template that the office released. */
    public void release(String code, String kind, String body) {
        run(() -> {
            TemplateRow row = new TemplateRow(
                    code,
                    1,
                    kind,
                    code,
                    body,
                    "admin1",
                    get(BusinessClock.class).now());
            row.release("admin2", get(BusinessClock.class).now());
            get(Templates.class).add(row);
        });
    }

    /** What waits in the incidents about this case: kinds, oldest first. */
    public List<Object> incidents(Complaint complaint) {
        return rows("select kind from incident where resolved_at is null and complaint_id = " + complaint.id()
                + " order by id");
    }

    /** A channel of the office, and the connector that serves it. */
    public void deploy(String channel, Connector connector) {
        String id = connector.describe().id();
        deployed.put(id, connector);
        run(() -> transactions.entities().persist(new Channel(channel, id, channel, Map.of())));
    }

    /** The jar with this connector is taken away. */
    public void undeploy(String connector) {
        deployed.remove(connector);
    }

    /** From now on this connector is a part of the application, and all others are strangers' jars. */
    public void bringOwn(String connector) {
        own.add(connector);
    }

    /** The jar is back. */
    public void redeploy(Connector connector) {
        deployed.put(connector.describe().id(), connector);
    }

    /** @param group a role, {@code head of the office}, or an agency's code */
    public void hire(String group, Person... hired) {
        people.put(group, List.of(hired));
    }

    /** Changes rows behind everybody's back. */
    public void sql(String change) {
        run(() -> transactions.entities().createNativeQuery(change).executeUpdate());
    }

    /** Rows of a table, as SQL sees them. */
    @SuppressWarnings("unchecked")
    public List<Object> rows(String sql) {
        return act(() -> transactions.entities().createNativeQuery(sql).getResultList());
    }

    public ScriptedFlow flow() {
        return (ScriptedFlow) beans.get(CaseFlow.class);
    }

    private final class Deployed extends Connectors {
        @Override
        public Optional<Connector> find(String id) {
            return Optional.ofNullable(deployed.get(id));
        }

        @Override
        public boolean builtIn(String id) {
            return own.contains(id);
        }

        @Override
        public Map<String, Connector> all() {
            return deployed;
        }
    }

    private final class Hired extends Directory {
        @Override
        public List<Person> operators() {
            return people.getOrDefault("operator", List.of());
        }

        @Override
        public List<Person> approvers() {
            return people.getOrDefault("approver", List.of());
        }

        @Override
        public List<Person> officers(String agency) {
            return people.getOrDefault(agency, List.of());
        }

        @Override
        public List<Person> heads(String agency) {
            return List.of();
        }

        @Override
        public List<Person> officeHeads() {
            return people.getOrDefault("head of the office", List.of());
        }

        @Override
        public List<Person> inRoleOrAgency(String group) {
            return people.getOrDefault(group, List.of());
        }
    }
}
