package id.sigap.harness;

import id.sigap.complaint.Complaint;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/**
 * The real schema in H2, built once for all tests of a JVM: a new test finds every table as the migrations left it.
 * Numbers drawn from sequences go on, since Hibernate keeps some of them in hand.
 */
final class SchemaInMemory {
    private static final SchemaInMemory ONE = new SchemaInMemory();

    private final JdbcDataSource database = new JdbcDataSource();
    private final SessionFactory factory;
    private final List<String> tables;

    private SchemaInMemory() {
        database.setURL("jdbc:h2:mem:core;DB_CLOSE_DELAY=-1");
        database.setUser("sa");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:id/sigap/db")
                .placeholders(Map.of("blob", "blob"))
                .load()
                .migrate();
        tables = keepWhatTheMigrationsWrote();
        Configuration configuration = new Configuration();
        entities().forEach(configuration::addAnnotatedClass);
        configuration.getProperties().put("hibernate.connection.datasource", database);
        configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
        configuration.setProperty("hibernate.query.mutation_strategy.global_temporary.create_tables", "false");
        factory = configuration.buildSessionFactory();
    }

    /** Entities on tables that hold what the migrations wrote and nothing else. */
    static SessionFactory fresh() {
        ONE.restore();
        return ONE.factory;
    }

    private List<String> keepWhatTheMigrationsWrote() {
        List<String> names = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select table_name from information_schema.tables"
                    + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'")) {
                while (found.next()) {
                    names.add('"' + found.getString(1) + '"');
                }
            }
            statement.execute("create schema kept");
            for (String name : names) {
                statement.execute("create table kept." + name + " as select * from public." + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return names;
    }

    private void restore() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set referential_integrity false");
            for (String name : tables) {
                statement.execute("truncate table public." + name);
                statement.execute("insert into public." + name + " select * from kept." + name);
            }
            statement.execute("set referential_integrity true");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Class<?>> entities() {
        try {
            Path root = Path.of(Complaint.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root)) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> root.relativize(file).toString())
                        .filter(name -> !name.contains("-info"))
                        .<Class<?>>map(SchemaInMemory::load)
                        .filter(type ->
                                type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Converter.class))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        try {
            String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
            return Class.forName(name, false, SchemaInMemory.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
