package id.sigap.web.demo;

import id.sigap.foundation.Refusal;
import id.sigap.foundation.Settings;
import id.sigap.process.EngineClock;
import id.sigap.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Moves the clock of the business and of the engine forward, so that a demonstration need not wait ten days. */
@Path("/demo/clock")
@RequestScoped
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DemoClockResource {
    private static final Duration LONGEST = Duration.ofDays(400);

    @Inject
    EngineClock clock;

    /** @param by ISO-8601 duration such as {@code P1DT2H} */
    public record Advance(String by) {}

    public record Now(Instant now) {}

    @POST
    public Now advance(Advance body) {
        if (!Settings.demo()) {
            throw Refusal.notFound("Yang Anda cari tidak ada.");
        }
        try {
            Duration by = Duration.parse(body.by() == null ? "" : body.by());
            if (by.isNegative() || by.compareTo(LONGEST) > 0) {
                throw Refusal.invalid("Jam hanya maju, paling jauh 400 hari.");
            }
            return new Now(clock.advance(by));
        } catch (DateTimeException e) {
            throw Refusal.invalid("Lama waktu tidak terbaca; contoh P1D atau PT2H.");
        }
    }
}
