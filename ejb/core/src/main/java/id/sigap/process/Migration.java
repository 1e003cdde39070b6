package id.sigap.process;

import id.sigap.foundation.Settings;
import id.sigap.process.engine.SchemaScripts;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * Brings the schema up to date before anything else starts, as its owner; then gives the application's own role what it
 * needs and no more: on the ledger, its seal and what was released it may insert and read, nothing else.
 */
@Singleton
@Startup
@DependsOn("ProductionGate")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
    private static final Set<String> APPEND_ONLY = Set.of(
            "change_log",
            "read_purpose",
            "delivery_mending",
            "ledger_entry",
            "ledger_seal",
            "ledger_node",
            "ledger_checkpoint",
            "ledger_key",
            "process_release",
            "process_release_file");
    /** Rows that wait: written once, taken away, never changed. */
    private static final Set<String> QUEUES = Set.of("ledger_unsealed");

    @Resource(lookup = "java:jboss/datasources/SigapOwnerDS")
    DataSource owner;

    @PostConstruct
    void migrate() {
        try {
            String product = product();
            migrate(owner, product);
            try (Connection connection = owner.getConnection()) {
                releasesOfOlderCases(connection);
                grant(connection, product);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be prepared: " + e.getMessage(), e);
        }
    }

    private String product() throws SQLException {
        try (Connection connection = owner.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().startsWith("H2") ? "h2" : "postgres";
        }
    }

    static void migrate(DataSource owner, String product) {
        Flyway.configure(Migration.class.getClassLoader())
                .dataSource(owner)
                // what changes the engine's tables stands apart: tests of the core have none
                .locations("classpath:id/sigap/db", "classpath:id/sigap/enginedb")
                .javaMigrations(new EngineTables(product))
                .placeholders(Map.of("blob", product.equals("h2") ? "blob" : "bytea"))
                .table("schema_version")
                .load()
                .migrate();
    }

    /** Cases of before version 8 do not know their release; the engine does. */
    static void releasesOfOlderCases(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("update complaint set release_number = (select r.number from act_hi_procinst p"
                    + " join act_re_procdef d on d.id_ = p.proc_def_id_"
                    + " join process_release r on r.deployment_id = d.deployment_id_"
                    + " where p.proc_inst_id_ = complaint.process_instance)"
                    + " where release_number is null and process_instance is not null");
        }
    }

    static void grant(Connection connection, String product) throws SQLException {
        String role = Settings.get("SIGAP_DB_USER", "sigap_app");
        if (!role.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalStateException("SIGAP_DB_USER \"" + role + "\" is no plain name of a database role.");
        }
        try (Statement statement = connection.createStatement()) {
            if (product.equals("h2")) {
                String password = Settings.get("SIGAP_DB_PASSWORD", "sigap_app").replace("'", "''");
                statement.execute("create user if not exists " + role + " password '" + password + "'");
                statement.execute("alter user " + role + " set password '" + password + "'");
            } else {
                statement.execute("grant usage on schema public to " + role);
                statement.execute("grant usage on all sequences in schema public to " + role);
            }
            for (String table : tables(connection, product)) {
                statement.execute("revoke all on " + table + " from " + role);
                statement.execute("grant " + rights(table) + " on " + table + " to " + role);
            }
        }
    }

    private static String rights(String table) {
        String name = table.replace("\"", "").toLowerCase(Locale.ROOT);
        if (APPEND_ONLY.contains(name)) {
            return "select, insert";
        }
        return QUEUES.contains(name) ? "select, insert, delete" : "select, insert, update, delete";
    }

    private static List<String> tables(Connection connection, String product) throws SQLException {
        List<String> tables = new ArrayList<>();
        String schema = product.equals("h2") ? "PUBLIC" : "public";
        try (ResultSet rows =
                connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.equalsIgnoreCase("schema_version")) {
                    tables.add("\"" + table + "\"");
                }
            }
        }
        return tables;
    }

    /** The engine's own tables, from the engine's own scripts. */
    private record EngineTables(String product) implements JavaMigration {
        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion("1");
        }

        @Override
        public String getDescription() {
            return "engine tables";
        }

        @Override
        public Integer getChecksum() {
            return null;
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                for (String sql : SchemaScripts.statements(
                        product.equals("h2") ? SchemaScripts.Database.H2 : SchemaScripts.Database.POSTGRESQL)) {
                    statement.execute(sql);
                }
            }
        }
    }
}
