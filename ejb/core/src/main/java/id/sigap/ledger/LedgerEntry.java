package id.sigap.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row of the ledger. There is no way to change it: no setter here, no UPDATE grant in the database. */
@Entity
@Table(name = "ledger_entry")
public class LedgerEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ledger_entry_id")
    @SequenceGenerator(name = "ledger_entry_id", sequenceName = "ledger_entry_id", allocationSize = 50)
    private Long id;

    @Column(updatable = false)
    private Instant at;

    @Column(updatable = false)
    private String act;

    @Column(updatable = false)
    private String actor;

    @Column(updatable = false)
    private String ticket;

    @Column(updatable = false)
    private String data;

    protected LedgerEntry() {}

    LedgerEntry(Instant at, String act, String actor, String ticket, String data) {
        this.at = at;
        this.act = act;
        this.actor = actor;
        this.ticket = ticket;
        this.data = data;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String act() {
        return act;
    }

    /** The person's user name, or {@code citizen}, {@code system}, {@code platform}. */
    public String actor() {
        return actor;
    }

    /** Null for acts that belong to no case. */
    public String ticket() {
        return ticket;
    }

    /** Canonical JSON: one object, members in alphabetical order, strings, numbers and booleans only. */
    public String data() {
        return data;
    }
}
