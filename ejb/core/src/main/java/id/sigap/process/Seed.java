package id.sigap.process;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sigap.agency.AgencyRegister;
import id.sigap.connector.Channel;
import id.sigap.connector.Channels;
import id.sigap.connector.Registration;
import id.sigap.deadline.Clocks;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.DataPack;
import id.sigap.foundation.Settings;
import id.sigap.foundation.UnitOfWork;
import id.sigap.foundation.Vault;
import id.sigap.officedata.OfficeTables;
import id.sigap.triage.TopicRegister;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills an empty database: the channels every office has, and the data pack (in the demonstration: Balikpapan's example). */
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Seed {
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
    AgencyRegister agencies;

    @Inject
    TopicRegister topics;

    @Inject
    Clocks clocks;

    @Inject
    OfficeTables tables;

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
            boolean fresh = channels.all().isEmpty();
            boolean pack = Settings.demo() || Settings.find("SIGAP_DATA_PACK").isPresent();
            clocks.fillFromPack();
            if (fresh) {
                channels();
            }
            if (fresh && pack) {
                load();
            }
            // An office that ran before topics stood in a table goes on with those that it had.
            if (pack || !fresh) {
                topics.fillFromPack();
            }
        });
        tables.refresh();
    }

    private void channels() {
        add(
                new Channel("web", "web-form", "Formulir web", Map.of()),
                "Menerima laporan warga di situs kantor (contoh)");
        add(
                new Channel("manual", "manual", "Entri manual", Map.of()),
                "Mencatat laporan yang disampaikan lewat telepon atau loket (contoh)");
        mailChannel();
    }

    /** An example's accounts have an example's entry in the register; the office's own are filled in by its administrator. */
    private void add(Channel channel, String purpose) {
        if (Settings.demo()) {
            channel.register(new Registration(
                    "Dinas Komunikasi dan Informatika (contoh)",
                    "Kepala Bagian Humas (contoh)",
                    "Keputusan wali kota tentang pengelolaan pengaduan (contoh)",
                    purpose));
        }
        channels.add(channel);
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
        add(mail, "Menerima dan menjawab surat elektronik warga (contoh)");
    }

    private void load() {
        try (Reader csv = data.open("agencies.csv");
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv);
                Reader texts = data.open("templates.csv")) {
            List<Map<String, String>> fields = new ArrayList<>();
            for (NamedCsvRecord row : rows) {
                Map<String, String> agency = new HashMap<>();
                for (String column : agencies.columns()) {
                    row.findField(column).ifPresent(value -> agency.put(column, value));
                }
                fields.add(agency);
            }
            agencies.fill(fields);
            for (Template template : Template.read(texts)) {
                TemplateRow row = new TemplateRow(
                        template.code(), 1, template.kind(), template.label(), template.body(), "contoh", clock.now());
                row.release("paket-contoh", clock.now());
                templates.add(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data pack cannot be read.", e);
        }
    }
}
