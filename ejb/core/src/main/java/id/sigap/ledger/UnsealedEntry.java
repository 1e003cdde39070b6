package id.sigap.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A ledger row that waits for the sealer; a late commit is sealed late, never skipped. */
@Entity
@Table(name = "ledger_unsealed")
class UnsealedEntry {
    @Id
    @Column(name = "entry_id")
    private Long entryId;

    protected UnsealedEntry() {}

    UnsealedEntry(long entryId) {
        this.entryId = entryId;
    }
}
