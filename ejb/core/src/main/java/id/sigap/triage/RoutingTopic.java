package id.sigap.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A matter that citizens write about, and who answers for it. A row of the routing table.
 *
 * @param code stable code, such as {@code PJU_MATI}
 * @param label its Indonesian name
 * @param labelEn its English name
 * @param agency the agency responsible by default
 * @param ownerLevel whose agency it is: the city's, the province's, a state company's
 * @param secondary other agencies that may be responsible; a text that names one of them goes there
 * @param category the class of message by default
 * @param urgency the urgency by default
 * @param misplaced whether the matter is not the city's own and is forwarded outside
 * @param clocks ids of the clocks that run by default
 * @param contact how the public reaches the agency; may be empty
 * @param note what an operator should know; may be empty
 * @param certainty how sure the row is
 */
public record RoutingTopic(
        String code,
        String label,
        String labelEn,
        String agency,
        String ownerLevel,
        List<String> secondary,
        String category,
        String urgency,
        boolean misplaced,
        List<String> clocks,
        String contact,
        String note,
        String certainty) {
    public RoutingTopic {
        requireNonNull(label, "label");
        requireNonNull(labelEn, "labelEn");
        requireNonNull(ownerLevel, "ownerLevel");
        secondary = List.copyOf(secondary);
        clocks = List.copyOf(clocks);
        requireNonNull(contact, "contact");
        requireNonNull(note, "note");
        requireNonNull(certainty, "certainty");
        if (code.isBlank() || agency.isBlank() || category.isBlank() || urgency.isBlank()) {
            throw new IllegalArgumentException(
                    "Topic \"" + code + "\" needs a code, an agency, a category and an urgency");
        }
    }
}
