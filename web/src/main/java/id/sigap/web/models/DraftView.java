package id.sigap.web.models;

import id.sigap.foundation.BusinessClock;
import id.sigap.process.release.Draft;
import id.sigap.process.release.Drafts;
import id.sigap.process.release.Release;
import id.sigap.web.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Drafts as the contract shows them. */
@ApplicationScoped
class DraftView {
    @Inject
    Drafts drafts;

    @Inject
    People people;

    @Inject
    BusinessClock clock;

    public List<Shapes.Draft> of(List<Draft> all) {
        Map<UUID, List<String>> authors = drafts.authors(all);
        return all.stream()
                .map(draft -> shape(draft, authors.getOrDefault(draft.id(), List.of())))
                .toList();
    }

    public Shapes.Draft of(Draft draft) {
        return of(List.of(draft)).get(0);
    }

    private Shapes.Draft shape(Draft draft, List<String> authors) {
        return new Shapes.Draft(
                draft.id().toString(),
                draft.key(),
                draft.kind(),
                draft.note(),
                draft.base(),
                draft.origin(),
                authors.stream().map(this::person).toList(),
                draft.createdAt(),
                draft.changedAt(),
                draft.version(),
                draft.state(),
                draft.lock(clock.now())
                        .map(lock -> new Shapes.Lock(person(lock.holder()), lock.until()))
                        .orElse(null),
                draft.errors(),
                draft.warnings());
    }

    /** Sigap itself is the author of what an upgrade brings. */
    public People.Person person(String username) {
        return username.equals(Release.SIGAP) ? People.person(username, "Sigap") : people.of(username);
    }
}
