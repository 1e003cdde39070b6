package id.sigap.web.reports;

import id.sigap.complaint.Complaint;
import id.sigap.export.Exports;
import id.sigap.export.Format;
import id.sigap.foundation.BusinessClock;
import id.sigap.foundation.Offices;
import id.sigap.foundation.UnitOfWork;
import id.sigap.ledger.LedgerCount;
import id.sigap.ledger.LedgerEntry;
import id.sigap.ledger.LedgerQuery;
import id.sigap.report.Compliance;
import id.sigap.report.Inbox;
import id.sigap.report.Period;
import id.sigap.web.Roles;
import id.sigap.web.Session;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tables as files. The header {@code X-Sigap-Rows} says how many rows are coming, so that whoever waits sees how far it is. */
@Path("/exports")
@RequestScoped
@PermitAll
public class ExportsResource {
    private static final int PAGE = 500;

    @Inject
    Exports exports;

    @Inject
    Inbox inbox;

    @Inject
    LedgerQuery ledger;

    @Inject
    LedgerCount ledgerCount;

    @Inject
    Compliance compliance;

    @Inject
    Tables tables;

    @Inject
    ReportWords words;

    @Inject
    Session session;

    @Inject
    Offices offices;

    @Inject
    UnitOfWork work;

    @Inject
    BusinessClock clock;

    @GET
    @Path("cases")
    public Response cases(
            @QueryParam("format") String format,
            @QueryParam("view") String view,
            @QueryParam("state") String state,
            @QueryParam("q") String q,
            @QueryParam("agency") String agency,
            @QueryParam("channel") String channel,
            @QueryParam("overdue") boolean overdue) {
        words.requireReader(session);
        Inbox.Ask ask = new Inbox.Ask(text(view), text(state), text(q), text(agency), text(channel), overdue, null);
        Map<String, Object> filter = new TreeMap<>();
        put(filter, "view", ask.view());
        put(filter, "state", ask.state());
        put(filter, "agency", code(ask.agency()));
        put(filter, "channel", code(ask.channel()));
        put(filter, "overdue", overdue ? Boolean.TRUE : null);
        // what was searched for may be a name: that there was something is all the ledger says
        put(filter, "words", ask.words() == null ? null : Boolean.TRUE);
        var viewer = session.viewer();
        long rows = work.call(() -> inbox.count(viewer, ask));
        Exports.Source<Long> source = after -> {
            List<Complaint> page = inbox.inOrder(viewer, ask, after == null ? Long.MIN_VALUE : after, PAGE);
            return new Exports.Page<>(
                    page.stream().map(tables::caseRow).toList(),
                    page.size() < PAGE ? null : page.get(PAGE - 1).id());
        };
        return answer("cases", "aduan", "Aduan", format, rows, filter, Tables.CASES, source);
    }

    @GET
    @Path("ledger")
    @RolesAllowed(Roles.AUDITOR)
    public Response ledger(
            @QueryParam("format") String format,
            @QueryParam("ticket") String ticket,
            @QueryParam("actor") String actor,
            @QueryParam("act") String act,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        LedgerQuery.Ask ask = LedgerQuery.Ask.of(ticket, actor, act, from, to, null);
        Map<String, Object> filter = new TreeMap<>();
        put(filter, "ticket", code(ask.ticket()));
        put(filter, "actor", code(ask.actor()));
        put(filter, "act", code(ask.act()));
        put(filter, "from", ask.from());
        put(filter, "to", ask.to());
        long rows = work.call(() -> ledgerCount.of(ask));
        Exports.Source<Long> source = after -> {
            List<LedgerEntry> found = ledger.search(
                    new LedgerQuery.Ask(ask.ticket(), ask.actor(), ask.act(), ask.from(), ask.to(), after));
            boolean more = found.size() > LedgerQuery.PAGE;
            List<LedgerEntry> page = more ? found.subList(0, LedgerQuery.PAGE) : found;
            return new Exports.Page<>(
                    page.stream().map(tables::ledgerRow).toList(),
                    more ? page.get(page.size() - 1).id() : null);
        };
        return answer("ledger", "jejak", "Jejak audit", format, rows, filter, Tables.LEDGER, source);
    }

    @GET
    @Path("compliance")
    public Response compliance(
            @QueryParam("format") String format,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("figure") String figure) {
        words.requireReader(session);
        Period period = Period.parse(from, to, offices.zone());
        long rows = work.call(() -> compliance.count(period, figure, Compliance.Reader.FILE));
        Map<String, Object> filter = new TreeMap<>();
        put(filter, "from", period.from().toString());
        put(filter, "to", period.to().toString());
        put(filter, "figure", code(figure));
        Exports.Source<String> source = after -> {
            Compliance.Page page =
                    compliance.cases(period, figure, Compliance.Reader.FILE, Optional.ofNullable(after), PAGE);
            return new Exports.Page<>(
                    page.items().stream().map(tables::behindRow).toList(),
                    page.next().orElse(null));
        };
        return answer("compliance", "kepatuhan", "Kepatuhan", format, rows, filter, Tables.COMPLIANCE, source);
    }

    private <C> Response answer(
            String what,
            String file,
            String title,
            String format,
            long rows,
            Map<String, ?> filter,
            List<String> columns,
            Exports.Source<C> source) {
        Format kind = Format.of(text(format));
        Exports.Begun begun = exports.begin(new Exports.Order(what, kind, session.username(), rows, filter));
        StreamingOutput content = out -> exports.write(begun, title, columns, source, out);
        return Response.ok(content, kind.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + file + "-"
                                + clock.now().atZone(offices.zone()).toLocalDate() + "." + kind.code() + "\"")
                .header("X-Sigap-Rows", rows)
                .header("X-Sigap-Export", begun.id())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    private static void put(Map<String, Object> filter, String name, Object value) {
        if (value != null) {
            filter.put(name, value);
        }
    }

    /** The ledger takes codes and user names, not what somebody typed. */
    private static String code(String value) {
        return value == null ? null : value.matches("[A-Za-z0-9._@:-]{1,100}") ? value : "?";
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
