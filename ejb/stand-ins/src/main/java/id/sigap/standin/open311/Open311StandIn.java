package id.sigap.standin.open311;

import id.sigap.standin.Answer;
import id.sigap.standin.Call;
import id.sigap.standin.StandIn;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An Open311 server of another office. It refuses what GeoReport v2 refuses: a wrong key or jurisdiction, an unknown service, a
 * request without a place, a description beyond 4000 characters, dates without an offset, spans over 90 days.
 */
public final class Open311StandIn extends StandIn {
    /** What it gives back for a new request. */
    public enum Gives {
        /** The id at once. */
        ID,
        /** A token, until {@link #show}. */
        TOKEN,
        /** Neither; the request is listed all the same. */
        NEITHER
    }

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final Duration LONGEST_SPAN = Duration.ofDays(92);
    private static final Set<String> KNOWN = Set.of(
            "api_key",
            "jurisdiction_id",
            "service_code",
            "lat",
            "long",
            "address_string",
            "address_id",
            "email",
            "device_id",
            "account_id",
            "first_name",
            "last_name",
            "phone",
            "description",
            "media_url");

    private final String apiKey;
    private final String jurisdiction;
    private final InstantSource clock;
    private final Map<String, String> services = new LinkedHashMap<>();
    private final List<Report> reports = new ArrayList<>();
    private Gives gives = Gives.ID;
    private boolean descriptions = true;
    private boolean numbers;
    private boolean knowsUpdates;
    private int longestList = 1000;

    /** @param port 0 = any that is free */
    public Open311StandIn(int port, String apiKey, String jurisdiction) {
        this(port, apiKey, jurisdiction, InstantSource.system());
    }

    /** The same with a clock of its own. */
    public Open311StandIn(int port, String apiKey, String jurisdiction, InstantSource clock) {
        super(port);
        this.apiKey = apiKey;
        this.jurisdiction = jurisdiction;
        this.clock = clock;
        services.put("JLN-01", "Jalan berlubang");
        services.put("DRN-02", "Drainase tersumbat");
        services.put("PJU-03", "Lampu jalan padam");
    }

    /** What it gives for requests from now on. */
    public synchronized void gives(Gives what) {
        gives = what;
    }

    /** Whether its lists show descriptions; some cities hide them. */
    public synchronized void showsDescriptions(boolean shown) {
        descriptions = shown;
    }

    /** Whether ids are numbers in JSON. */
    public synchronized void idsAreNumbers(boolean so) {
        numbers = so;
    }

    /** Whether its lists leave out what did not change since {@code updated_after}; the standard knows no such parameter. */
    public synchronized void knowsUpdates(boolean so) {
        knowsUpdates = so;
    }

    /** It lists no more than so many requests, the newest ones, and does not say that there are others. */
    public synchronized void cutsListsAt(int many) {
        longestList = many;
    }

    /** Takes a service away. */
    public synchronized void withdraws(String code) {
        services.remove(code);
    }

    /** Every request it has, the oldest first. */
    public synchronized List<Report> reports() {
        return List.copyOf(reports);
    }

    /** The office is done with a request. */
    public synchronized void close(String id, String notes) {
        change(id, "closed", notes);
    }

    /** The office writes how far it is. */
    public synchronized void note(String id, String notes) {
        change(id, "open", notes);
    }

    /** Lists a request that was waiting for review, and resolves its token. */
    public synchronized void show(String id) {
        reports.replaceAll(one -> one.id().equals(id) ? one.shown() : one);
    }

    /** Somebody else's request, made there and not by Sigap. */
    public synchronized Report resident(String service, String description) {
        return add(
                Map.of("service_code", service, "description", description, "address_string", "Jalan Contoh 1"),
                Gives.ID);
    }

    private void change(String id, String status, String notes) {
        if (reports.stream().noneMatch(one -> one.id().equals(id))) {
            throw new IllegalArgumentException("No request " + id);
        }
        reports.replaceAll(one -> one.id().equals(id) ? one.with(status, notes, clock.instant()) : one);
    }

    @Override
    protected synchronized Answer answer(Call call) {
        boolean json = call.path().endsWith(".json");
        if (!json && !call.path().endsWith(".xml")) {
            return Answer.text(404, "Not found");
        }
        String path = call.path().substring(0, call.path().lastIndexOf('.'));
        Map<String, String> given = call.method().equals("POST") ? call.form() : call.query();
        Optional<Answer> wrong = jurisdiction(json, given);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        if (path.equals("/services") && call.method().equals("GET")) {
            return services(json);
        }
        if (path.equals("/requests")) {
            return call.method().equals("POST") ? post(json, call) : list(json, call);
        }
        if (path.startsWith("/requests/")) {
            return shown(
                    json,
                    reports.stream()
                            .filter(one -> one.listed() && one.id().equals(path.substring(10)))
                            .toList());
        }
        return path.startsWith("/tokens/") ? token(json, path.substring(8)) : Answer.text(404, "Not found");
    }

    private Optional<Answer> jurisdiction(boolean json, Map<String, String> given) {
        String id = given.get("jurisdiction_id");
        if (id == null) {
            return Optional.of(Written.error(json, 400, "jurisdiction_id was not provided"));
        }
        return id.equals(jurisdiction)
                ? Optional.empty()
                : Optional.of(Written.error(json, 404, "jurisdiction_id provided was not found"));
    }

    private Answer services(boolean json) {
        return Written.records(
                json,
                200,
                "services",
                "service",
                services.entrySet().stream()
                        .map(one -> fields(
                                "service_code", one.getKey(),
                                "service_name", one.getValue(),
                                "description", "",
                                "metadata", "false",
                                "type", "realtime",
                                "keywords", "",
                                "group", "prasarana"))
                        .toList(),
                false);
    }

    private Answer post(boolean json, Call call) {
        Map<String, String> form = call.form();
        String type = call.header("content-type").orElse("");
        if (!type.startsWith("application/x-www-form-urlencoded")) {
            return Written.error(json, 400, "content type must be application/x-www-form-urlencoded");
        }
        if (!apiKey.equals(form.get("api_key"))) {
            return Written.error(json, 403, "Missing or invalid api_key");
        }
        Optional<String> fault = fault(form);
        if (fault.isPresent()) {
            boolean unknown = fault.get().startsWith("service_code provided");
            return Written.error(json, unknown ? 404 : 400, fault.get());
        }
        Report made = add(form, gives);
        Map<String, String> shape = switch (gives) {
            case ID -> fields("service_request_id", made.id(), "service_notice", "", "account_id", "");
            case TOKEN ->
                fields("token", Optional.ofNullable(made.token()).orElse(""), "service_notice", "", "account_id", "");
            case NEITHER -> fields("service_notice", "Terima kasih.", "account_id", "");
        };
        return Written.records(json, 200, "service_requests", "request", List.of(shape), numbers);
    }

    private Optional<String> fault(Map<String, String> form) {
        for (String name : form.keySet()) {
            if (!KNOWN.contains(name) && !name.startsWith("attribute[")) {
                return Optional.of("unknown parameter " + name);
            }
        }
        String service = form.getOrDefault("service_code", "");
        if (service.isEmpty()) {
            return Optional.of("service_code was not provided");
        }
        if (!services.containsKey(service)) {
            return Optional.of("service_code provided was not found");
        }
        boolean point = isDegrees(form.getOrDefault("lat", ""), 90) && isDegrees(form.getOrDefault("long", ""), 180);
        if (!point && form.getOrDefault("address_string", "").isBlank() && !form.containsKey("address_id")) {
            return Optional.of("lat and long, address_string or address_id is required");
        }
        return form.getOrDefault("description", "").length() > LONGEST_DESCRIPTION
                ? Optional.of("description is longer than 4000 characters")
                : Optional.empty();
    }

    private static boolean isDegrees(String text, int most) {
        try {
            return Math.abs(Double.parseDouble(text)) <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private Report add(Map<String, String> form, Gives how) {
        Map<String, String> kept = new LinkedHashMap<>(form);
        kept.remove("api_key");
        String id = String.valueOf(638_344 + reports.size());
        Instant now = clock.instant();
        Report made =
                new Report(id, how == Gives.TOKEN ? "tk" + id : null, how != Gives.TOKEN, kept, "open", "", now, now);
        reports.add(made);
        return made;
    }

    private Answer list(boolean json, Call call) {
        Optional<Instant> from;
        Optional<Instant> until;
        Optional<Instant> updated;
        try {
            from = call.parameter("start_date").map(Open311StandIn::instant);
            until = call.parameter("end_date").map(Open311StandIn::instant);
            updated = knowsUpdates ? call.parameter("updated_after").map(Open311StandIn::instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Written.error(json, 400, "dates are w3 dates with an offset");
        }
        Instant first = from.orElse(clock.instant().minus(LONGEST_SPAN));
        Instant last = until.orElse(Instant.MAX);
        if (until.isPresent() && Duration.between(first, last).compareTo(LONGEST_SPAN) > 0) {
            return Written.error(json, 400, "the span is longer than 90 days");
        }
        List<Report> newestFirst = new ArrayList<>(reports);
        Collections.reverse(newestFirst);
        List<String> wanted = List.of(call.parameter("service_code").orElse("").split(","));
        return shown(
                json,
                newestFirst.stream()
                        .filter(Report::listed)
                        .filter(one -> wanted.contains("") || wanted.contains(one.service()))
                        .filter(one ->
                                !one.madeAt().isBefore(first) && !one.madeAt().isAfter(last))
                        .filter(one -> updated.filter(time -> one.changedAt().isBefore(time))
                                .isEmpty())
                        .limit(longestList)
                        .toList());
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private Answer shown(boolean json, List<Report> some) {
        return Written.records(
                json,
                200,
                "service_requests",
                "request",
                some.stream()
                        .map(one -> one.shape(services.getOrDefault(one.service(), "?"), descriptions))
                        .toList(),
                numbers);
    }

    private Answer token(boolean json, String token) {
        return reports.stream()
                .filter(one -> token.equals(one.token()))
                .findFirst()
                .map(one -> Written.records(
                        json,
                        200,
                        "service_requests",
                        "request",
                        List.of(fields("service_request_id", one.listed() ? one.id() : "", "token", token)),
                        numbers && one.listed()))
                .orElseGet(() -> Written.error(json, 404, "token was not found"));
    }

    private static Map<String, String> fields(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
