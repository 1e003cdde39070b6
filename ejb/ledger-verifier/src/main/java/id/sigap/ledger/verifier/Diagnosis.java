package id.sigap.ledger.verifier;

import id.sigap.ledger.merkle.Hashes;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the first leaf that does not fit came about. All leaves are shown to it once more; from what stands elsewhere it tells
 * an edit from a deletion, an insertion, a swap and a changed order.
 */
public final class Diagnosis {
    private final Audit.Break gap;
    private final Optional<byte[]> hash;
    private Optional<Long> sameNumber = Optional.empty();
    private Optional<Long> follower = Optional.empty();
    private Optional<Long> ownHash = Optional.empty();
    private Optional<Long> ownContent = Optional.empty();
    private boolean belongsSomewhere;

    public Diagnosis(Audit.Break gap) {
        this.gap = gap;
        hash = gap.leaf().entry().map(entry -> entry.hash());
    }

    /** Any leaf of the ledger, the one in question too. */
    public void see(Leaf leaf) {
        Leaf here = gap.leaf();
        if (leaf.number() == gap.expected() && !leaf.line().equals(here.line())) {
            sameNumber = Optional.of(leaf.entryId());
        }
        if (leaf.number() == here.number() && leaf.entryId() == here.entryId()) {
            return;
        }
        if (Arrays.equals(Hashes.link(gap.before(), leaf.hash()), leaf.link())) {
            follower = Optional.of(leaf.number());
        }
        if (Arrays.equals(Hashes.link(leaf.link(), here.hash()), here.link())) {
            belongsSomewhere = true;
        }
        if (hash.filter(own -> Arrays.equals(own, leaf.hash())).isPresent()) {
            ownHash = Optional.of(leaf.number());
        }
        if (leaf.entry()
                .filter(entry -> Arrays.equals(entry.withId(here.entryId()).hash(), here.hash()))
                .isPresent()) {
            ownContent = Optional.of(leaf.number());
        }
    }

    /**
     * @param leaves how many there are
     * @param signed how many there must be, as the last checkpoint tells
     */
    public Finding finding(long leaves, long signed) {
        Leaf here = gap.leaf();
        if (here.number() != gap.expected()) {
            if (sameNumber.isPresent() && !hereIsRight()) {
                return of(Finding.Kind.REORDERED, gap.expected(), sameNumber, Optional.of(here.number()));
            }
            return here.number() > gap.expected()
                    ? of(Finding.Kind.DELETED, gap.expected(), Optional.empty(), Optional.empty())
                    : of(Finding.Kind.INSERTED, here.number(), Optional.of(here.entryId()), Optional.empty());
        }
        if (hash.isEmpty()) {
            return of(Finding.Kind.DELETED, here.number(), Optional.of(here.entryId()), Optional.empty());
        }
        if (!Arrays.equals(hash.get(), here.hash())) {
            Optional<Long> other = ownHash.or(() -> ownContent);
            if (other.isPresent()) {
                return of(Finding.Kind.SWAPPED, here.number(), Optional.of(here.entryId()), other);
            }
            return of(
                    sameNumber.isPresent() ? Finding.Kind.INSERTED : Finding.Kind.EDITED,
                    here.number(),
                    Optional.of(here.entryId()),
                    Optional.empty());
        }
        if (follower.isPresent()) {
            return of(
                    belongsSomewhere ? Finding.Kind.REORDERED : Finding.Kind.INSERTED,
                    here.number(),
                    Optional.of(here.entryId()),
                    belongsSomewhere ? follower : Optional.empty());
        }
        return of(
                leaves < signed ? Finding.Kind.DELETED : Finding.Kind.EDITED,
                here.number(),
                leaves < signed ? Optional.empty() : Optional.of(here.entryId()),
                Optional.empty());
    }

    /** A leaf too many, standing where it was sealed under another number. */
    private boolean hereIsRight() {
        return gap.leaf().number() < gap.expected();
    }

    private static Finding of(Finding.Kind kind, long leaf, Optional<Long> entry, Optional<Long> other) {
        return new Finding(kind, Optional.of(leaf), entry, Optional.empty(), other);
    }
}
