package id.sigap.demo;

import java.util.HashMap;
import java.util.Map;

/** The environment variables that the application server of the demonstration gets; {@code docs/install.md} explains each. */
final class ServerEnvironment {
    private ServerEnvironment() {}

    /** A map that may be added to. */
    static Map<String, String> of(Options options, DemoSecrets secrets) {
        String keycloak = "http://localhost:" + options.port("keycloak");
        Map<String, String> environment = new HashMap<>();
        environment.put("SIGAP_PROFILE", "demo");
        environment.put("SIGAP_PUBLIC_URL", options.publicUrl());
        environment.put("SIGAP_MASTER_KEY", secrets.get("SIGAP_MASTER_KEY"));
        environment.put("SIGAP_LEDGER_KEY", secrets.get("SIGAP_LEDGER_KEY"));
        environment.put("OIDC_PROVIDER_URL", keycloak + "/realms/sigap");
        environment.put("SIGAP_OIDC_SECRET", secrets.get("SIGAP_OIDC_SECRET"));
        environment.put("SIGAP_DIRECTORY_SECRET", secrets.get("SIGAP_DIRECTORY_SECRET"));
        environment.put("SIGAP_MAIL_SMTP_HOST", "localhost");
        environment.put("SIGAP_MAIL_SMTP_PORT", Integer.toString(options.port("smtp")));
        environment.put("SIGAP_MAIL_IMAP_HOST", "localhost");
        environment.put("SIGAP_MAIL_IMAP_PORT", Integer.toString(options.port("imap")));
        environment.put("SIGAP_MAIL_SECURITY", "none");
        environment.put("SIGAP_MAIL_ARCHIVE_MINUTES", "1");
        environment.put("SIGAP_MAIL_ADDRESS", DemoMail.OFFICE);
        environment.put("SIGAP_MAIL_USER", DemoMail.OFFICE);
        environment.put("SIGAP_MAIL_PASSWORD", DemoMail.PASSWORD);
        environment.put("SIGAP_MAIL_ARCHIVE", DemoMail.ARCHIVE);
        environment.put("SIGAP_MAIL_ARCHIVE_USER", DemoMail.ARCHIVE);
        environment.put("SIGAP_MAIL_ARCHIVE_PASSWORD", DemoMail.PASSWORD);
        return environment;
    }

    static Map<String, String> of(DemoPostgres postgres) {
        return Map.of(
                "SIGAP_DB_DRIVER", "PostgreSQL",
                "SIGAP_DB_URL", postgres.url(),
                "SIGAP_DB_USER", DemoPostgres.APP,
                "SIGAP_DB_PASSWORD", DemoPostgres.APP,
                "SIGAP_DB_OWNER_USER", DemoPostgres.OWNER,
                "SIGAP_DB_OWNER_PASSWORD", DemoPostgres.OWNER);
    }
}
