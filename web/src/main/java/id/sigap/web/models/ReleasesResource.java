package id.sigap.web.models;

import id.sigap.foundation.UnitOfWork;
import id.sigap.process.release.Release;
import id.sigap.process.release.ReleaseFile;
import id.sigap.process.release.Releases;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** Who released what, when, and how many cases run on each. */
@Path("/releases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR})
public class ReleasesResource {
    @Inject
    Releases releases;

    @Inject
    DraftView people;

    @Inject
    UnitOfWork work;

    @GET
    public Shapes.Releases list() {
        return work.call(() -> {
            Map<Integer, List<ReleaseFile>> files = releases.files();
            Map<Integer, List<String>> authors = releases.authors();
            Map<Integer, Integer> running = releases.running();
            return new Shapes.Releases(releases.all().stream()
                    .map(release -> shape(
                            release,
                            files.getOrDefault(release.number(), List.of()),
                            authors.getOrDefault(release.number(), List.of()),
                            running.getOrDefault(release.number(), 0)))
                    .toList());
        });
    }

    private Shapes.Release shape(Release release, List<ReleaseFile> files, List<String> authors, int running) {
        return new Shapes.Release(
                release.number(),
                release.name(),
                release.note(),
                release.releasedAt(),
                release.releasedBy().map(people::person).orElse(null),
                authors.stream().map(people::person).toList(),
                release.rollbackOf().orElse(null),
                files.stream()
                        .map(file -> new Shapes.File(file.key(), file.name(), file.kind(), file.changed()))
                        .toList(),
                running);
    }
}
