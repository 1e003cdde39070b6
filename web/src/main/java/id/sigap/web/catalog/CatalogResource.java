package id.sigap.web.catalog;

import id.sigap.agency.Agencies;
import id.sigap.agency.Agency;
import id.sigap.agency.AgencySystems;
import id.sigap.foundation.UnitOfWork;
import id.sigap.identity.Directory;
import id.sigap.report.TopicLabels;
import id.sigap.web.Labels;
import id.sigap.web.Labels.Label;
import id.sigap.web.People;
import id.sigap.wording.Templates;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The lists that forms choose from. */
@Path("/catalog")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class CatalogResource {
    @Inject
    Agencies agencies;

    @Inject
    TopicLabels topics;

    @Inject
    Templates templates;

    @Inject
    Directory directory;

    @Inject
    AgencySystems systems;

    @Inject
    UnitOfWork work;

    /** @param reached whether somebody can read what is forwarded to it, in Sigap, by mail or by a system of its own */
    public record AgencyShape(String code, String label, String how, boolean city, boolean reached) {}

    public record TemplateShape(String code, String label, String kind, String text) {}

    /** All of them. */
    public record Catalog(
            List<AgencyShape> agencies,
            List<Label> topics,
            List<Label> categories,
            List<Label> urgencies,
            List<TemplateShape> templates,
            List<Label> closeReasons,
            List<Label> returnReasons,
            List<Label> views,
            List<People.Person> operators) {}

    private AgencyShape shape(Agency agency) {
        boolean byMail = agency.reachedBy().equals("mail") && agency.address().isPresent();
        return new AgencyShape(
                agency.code(),
                agency.name(),
                agency.reachedBy(),
                agency.city(),
                byMail || systems.line(agency).isPresent() || directory.answersFor(agency.code()));
    }

    @GET
    public Catalog read() {
        return work.call(() -> new Catalog(
                agencies.all().stream().filter(Agency::active).map(this::shape).toList(),
                topics.all().entrySet().stream()
                        .map(topic -> new Label(topic.getKey(), topic.getValue()))
                        .toList(),
                Labels.allCategories(),
                Labels.allUrgencies(),
                templates.released().stream()
                        .map(one -> new TemplateShape(one.code(), one.label(), one.kind(), one.body()))
                        .toList(),
                List.of(
                        new Label("thanks", "Ucapan terima kasih"),
                        new Label("spam", "Spam atau iklan"),
                        new Label("no-substance", "Tidak ada yang dapat ditindaklanjuti"),
                        new Label("other", "Alasan lain")),
                Labels.allReturnReasons(),
                Labels.allViews(),
                directory.operators().stream()
                        .map(person -> People.person(person.username(), person.name()))
                        .toList()));
    }
}
