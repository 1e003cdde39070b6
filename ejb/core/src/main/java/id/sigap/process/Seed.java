package id.sigap.process;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Settings;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.wording.TemplateRow;
import id.sigap.wording.Templates;
import id.sigap.wording.template.Template;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Fills an empty database: the channels every office has, and the data pack (in the demonstration: Balikpapan's example). */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Seed {
    private static final Set<String> CITY = Set.of("kota", "BUMD kota");

    private static final Map<String, String> MAIL_SETTINGS = Map.of(
            "SIGAP_MAIL_ADDRESS", "address",
            "SIGAP_MAIL_IMAP_HOST", "imap-host",
            "SIGAP_MAIL_IMAP_PORT", "imap-port",
            "SIGAP_MAIL_SMTP_HOST", "smtp-host",
            "SIGAP_MAIL_SMTP_PORT", "smtp-port",
            "SIGAP_MAIL_USER", "username",
            "SIGAP_MAIL_ARCHIVE", "archive-address",
            "SIGAP_MAIL_ARCHIVE_USER", "archive-username",
            "SIGAP_MAIL_ARCHIVE_MINUTES", "archive-minutes");

    @Inject
    UnitOfWork work;

    @Inject
    DataPack data;

    @Inject
    Agencies agencies;

    @Inject
    Templates templates;

    @Inject
    Channels channels;

    @Inject
    Vault vault;

    @Inject
    BusinessClock clock;

    @PostConstruct
    void fill() {
        work.run(() -> {
            if (!channels.all().isEmpty()) {
                return;
            }
            channels.add(new Channel("web", "web-form", "Formulir web", Map.of()));
            channels.add(new Channel("manual", "manual", "Entri manual", Map.of()));
            mailChannel();
            if (Settings.demo() || Settings.find("SIGAP_DATA_PACK").isPresent()) {
                load();
            }
        });
    }

    private void mailChannel() {
        Map<String, String> settings = new HashMap<>();
        for (Map.Entry<String, String> variable : MAIL_SETTINGS.entrySet()) {
            Settings.find(variable.getKey()).ifPresent(value -> settings.put(variable.getValue(), value));
        }
        Settings.find("SIGAP_MAIL_SECURITY")
                .map(word -> word.equals("none") ? "plain" : word)
                .ifPresent(word -> {
                    settings.put("imap-security", word);
                    settings.put("smtp-security", word);
                });
        if (settings.isEmpty()) {
            return;
        }
        Channel mail = new Channel("email", "email", "Surel", settings);
        Settings.find("SIGAP_MAIL_PASSWORD")
                .ifPresent(password -> mail.replaceSecret(vault.intakeKey(), "password", password));
        Settings.find("SIGAP_MAIL_ARCHIVE_PASSWORD")
                .ifPresent(password -> mail.replaceSecret(vault.intakeKey(), "archive-password", password));
        channels.add(mail);
    }

    private void load() {
        try (Reader csv = data.open("agencies.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv);
                Reader texts = data.open("templates.csv")) {
            for (NamedCsvRecord row : rows) {
                agencies.add(new Agency(
                        row.getField("code"),
                        row.getField("name"),
                        row.getField("level"),
                        row.findField("reached_by")
                                .filter(how -> !how.isBlank())
                                .orElse("in-app"),
                        row.findField("address")
                                .filter(address -> !address.isBlank())
                                .orElse(null),
                        CITY.contains(row.getField("level")),
                        row.getField("certainty")));
            }
            for (Template template : Template.read(texts)) {
                TemplateRow row = new TemplateRow(
                        template.code(), 1, template.kind(), template.label(), template.body(), "contoh");
                row.release("paket-contoh", clock.now());
                templates.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data pack cannot be read.", e);
        }
    }
}
