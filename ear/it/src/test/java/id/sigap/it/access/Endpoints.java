package id.sigap.it.access;

import id.sigap.it.harness.Project;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The endpoints of the built application, read from the annotations of the classes in its WAR. */
final class Endpoints {
    private static final String WAR = "sigap-web.war";
    private static final String CLASSES = "WEB-INF/classes/";

    private static final SortedSet<Endpoint> ALL = scan();

    private Endpoints() {}

    /**
     * One address with one method.
     *
     * @param method such as {@code GET}; {@code POST(multipart/form-data)} where it takes no JSON
     * @param path from the root of the server, with its templates: {@code /api/complaints/{ticket}}
     */
    record Endpoint(String method, String path) implements Comparable<Endpoint> {
        /** The HTTP method alone. */
        String verb() {
            return method.replaceFirst("[(].*", "");
        }

        boolean takes(String mediaType) {
            return method.endsWith("(" + mediaType + ")");
        }

        @Override
        public int compareTo(Endpoint other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return path + " " + method;
        }
    }

    /** All of them: JAX-RS methods and servlets. */
    static SortedSet<Endpoint> all() {
        return ALL;
    }

    private static SortedSet<Endpoint> scan() {
        SortedSet<Endpoint> found = new TreeSet<>();
        for (Class<?> type : classes()) {
            if (type.isAnnotationPresent(Path.class)) {
                Arrays.stream(type.getDeclaredMethods())
                        .map(method -> resource(type, method))
                        .forEach(endpoint -> endpoint.ifPresent(found::add));
            }
            if (type.isAnnotationPresent(WebServlet.class)) {
                WebServlet servlet = type.getAnnotation(WebServlet.class);
                Stream.of(servlet.value(), servlet.urlPatterns())
                        .flatMap(Arrays::stream)
                        .forEach(pattern -> found.add(new Endpoint("GET", pattern)));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalStateException("The WAR has no endpoints; this scan is broken.");
        }
        return Collections.unmodifiableSortedSet(found);
    }

    private static Optional<Endpoint> resource(Class<?> type, Method method) {
        Optional<String> verb = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
                .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
                .findFirst();
        Path below = method.getAnnotation(Path.class);
        if (verb.isEmpty()) {
            if (below != null) {
                throw new IllegalStateException(
                        method + " is a sub-resource locator, which this scan does not follow.");
            }
            return Optional.empty();
        }
        String path = "/api/" + type.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        return Optional.of(new Endpoint(
                verb.get() + consumes(type, method),
                path.replaceAll("/+", "/").replaceAll("/$", "").replaceAll("[{](\\w+): [^/]*[}]", "{$1}")));
    }

    private static String consumes(Class<?> type, Method method) {
        Consumes consumes =
                Optional.ofNullable(method.getAnnotation(Consumes.class)).orElse(type.getAnnotation(Consumes.class));
        boolean json = consumes == null || List.of(consumes.value()).contains(MediaType.APPLICATION_JSON);
        return json ? "" : "(" + consumes.value()[0] + ")";
    }

    private static List<Class<?>> classes() {
        Map<String, byte[]> found = read();
        ClassLoader loader = new ClassLoader(Endpoints.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = found.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        return found.keySet().stream().<Class<?>>map(name -> load(loader, name)).toList();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The WAR lists a class that cannot be loaded: " + name, e);
        }
    }

    private static Map<String, byte[]> read() {
        Map<String, byte[]> classes = new HashMap<>();
        try (ZipFile ear = new ZipFile(Project.application().toFile());
                InputStream packed = ear.getInputStream(ear.getEntry(WAR));
                ZipInputStream war = new ZipInputStream(new ByteArrayInputStream(packed.readAllBytes()))) {
            for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith(CLASSES) && name.endsWith(".class") && !name.endsWith("package-info.class")) {
                    String className = name.substring(CLASSES.length(), name.length() - ".class".length());
                    classes.put(className.replace('/', '.'), war.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The WAR in " + Project.application() + " cannot be read", e);
        }
        return classes;
    }
}
