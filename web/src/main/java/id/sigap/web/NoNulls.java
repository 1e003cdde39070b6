package id.sigap.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.Collection;
import java.util.Map;

/** Refuses an address with the character U+0000 in it, which no database looks for; {@link JsonProvider} does so in bodies. */
@Provider
@PreMatching
public class NoNulls implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo address = request.getUriInfo();
        if (address.getPath().indexOf('\0') >= 0
                || address.getQueryParameters().values().stream()
                        .flatMap(Collection::stream)
                        .anyMatch(value -> value.indexOf('\0') >= 0)) {
            request.abortWith(Problems.problem(
                    400, "invalid", "Alamat memuat karakter yang tidak dapat dipakai (U+0000).", Map.of()));
        }
    }
}
