package id.sigap.connector;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.sigap.officedata.Formulas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The register of the office's accounts: which there are or were, whose, by what right and what for. No setting and no secret
 * of a channel is in it. Expects a unit of work.
 */
@ApplicationScoped
public class AccountRegister {
    private static final List<String> COLUMNS = List.of(
            "id",
            "platform",
            "label",
            "owner",
            "accountable",
            "legal_basis",
            "purpose",
            "state",
            "opened_at",
            "closed_at");

    @Inject
    Channels channels;

    /**
     * One account.
     *
     * @param platform id of its connector
     * @param state {@code running, paused} or {@code closed}
     * @param openedAt empty where it came with the installation
     */
    public record Entry(
            String id,
            String platform,
            String label,
            Registration registration,
            String state,
            Optional<Instant> openedAt,
            Optional<Instant> closedAt) {

        private static Entry of(Channel channel) {
            String state = channel.closedAt().isPresent() ? "closed" : channel.active() ? "running" : "paused";
            return new Entry(
                    channel.id(),
                    channel.connector(),
                    channel.label(),
                    channel.registration(),
                    state,
                    channel.openedAt(),
                    channel.closedAt());
        }

        private List<String> cells() {
            return Stream.of(
                            id,
                            platform,
                            label,
                            registration.owner(),
                            registration.accountable(),
                            registration.legalBasis(),
                            registration.purpose(),
                            state,
                            openedAt.map(Instant::toString).orElse(null),
                            closedAt.map(Instant::toString).orElse(null))
                    .map(cell -> cell == null ? "" : Formulas.neutral(cell))
                    .toList();
        }
    }

    /** All of them, closed ones too, by id. */
    public List<Entry> entries() {
        return channels.all().stream().map(Entry::of).toList();
    }

    /** The register as a file. */
    public String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(COLUMNS);
            entries().forEach(entry -> csv.writeRecord(entry.cells()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
