package id.sigap.web.reports;

import id.sigap.complaint.State;
import id.sigap.foundation.Offices;
import id.sigap.foundation.UnitOfWork;
import id.sigap.report.Compliance;
import id.sigap.report.Period;
import id.sigap.web.Labels.Label;
import id.sigap.web.Session;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a period went: each figure opens the cases behind it. For auditors, approvers and the head of the office. */
@Path("/reports/compliance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class ReportsResource {
    @Inject
    Compliance compliance;

    @Inject
    ReportWords words;

    @Inject
    Offices offices;

    @Inject
    Session session;

    @Inject
    UnitOfWork work;

    /** @param source the legal source of a clock's rule; null elsewhere */
    public record Row(Label of, String source, List<Compliance.Count> counts) {}

    public record Part(String section, List<String> columns, List<Row> rows) {}

    /** @param at when it was counted */
    public record Report(String from, String to, String zone, String zoneName, Instant at, List<Part> parts) {}

    /** Of a restricted case the ticket and times alone. */
    public record Case(
            String ticket,
            boolean restricted,
            String stateLabel,
            Label category,
            Label agency,
            Instant at,
            Instant dueAt,
            Instant endedAt) {}

    public record Cases(List<Case> items, String next) {}

    @GET
    public Report report(@QueryParam("from") String from, @QueryParam("to") String to) {
        words.requireReader(session);
        Period period = Period.parse(from, to, offices.zone());
        return work.call(() -> {
            Compliance.Report report = compliance.of(period);
            return new Report(
                    period.from().toString(),
                    period.to().toString(),
                    period.zone().getId(),
                    offices.zoneName(),
                    report.at(),
                    report.parts().stream().map(this::part).toList());
        });
    }

    private Part part(Compliance.Part part) {
        return new Part(
                part.section(),
                part.columns(),
                part.rows().stream()
                        .map(row -> new Row(
                                words.row(part.section(), row.code()),
                                words.source(part.section(), row.code()).orElse(null),
                                row.counts()))
                        .toList());
    }

    @GET
    @Path("cases")
    public Cases cases(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("figure") String figure,
            @QueryParam("cursor") String cursor) {
        words.requireReader(session);
        Period period = Period.parse(from, to, offices.zone());
        return work.call(() -> {
            Compliance.Page page = compliance.cases(
                    period,
                    figure,
                    Compliance.Reader.PERSON,
                    Optional.ofNullable(cursor).filter(text -> !text.isBlank()),
                    Compliance.PAGE);
            return new Cases(
                    page.items().stream().map(this::shape).toList(), page.next().orElse(null));
        });
    }

    private Case shape(Compliance.Behind one) {
        return new Case(
                one.ticket(),
                one.restricted(),
                one.state().map(State::label).orElse(null),
                one.category().map(code -> words.category(code)).orElse(null),
                one.agency().map(code -> words.agency(code)).orElse(null),
                one.at(),
                one.dueAt().orElse(null),
                one.endedAt().orElse(null));
    }
}
