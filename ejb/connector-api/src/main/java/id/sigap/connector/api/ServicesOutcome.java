package id.sigap.connector.api;

import java.util.List;

/** What became of asking another office's system for the services it offers. */
public sealed interface ServicesOutcome {

    /**
     * The system answered.
     *
     * @param services in its own order
     */
    record Listed(List<Service> services) implements ServicesOutcome {

        public Listed {
            services = List.copyOf(services);
        }
    }

    /**
     * It did not, or turned the account away.
     *
     * @param code stable, for programs
     * @param reason in Indonesian, for the administrator; no secret
     */
    record Unavailable(String code, String reason) implements ServicesOutcome {

        public Unavailable {
            Checks.filled("code", code);
            reason = Checks.filled("reason", UnicodeText.storable(reason));
        }
    }

    /**
     * One service.
     *
     * @param code what {@link Forwarded#SERVICE_CODE} carries
     * @param name for people
     * @param group under which the system lists it; may be empty
     */
    record Service(String code, String name, String group) {

        public Service {
            Checks.id("code", code);
            name = Checks.filled("name", UnicodeText.storable(name));
            group = UnicodeText.storable(group);
        }
    }
}
