package id.sigap.connector.open311;

import id.sigap.connector.api.ServicesOutcome;
import id.sigap.connector.api.ServicesOutcome.Listed;
import id.sigap.connector.api.ServicesOutcome.Service;
import id.sigap.connector.api.ServicesOutcome.Unavailable;
import id.sigap.connector.http.HttpResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of a server. */
final class ServiceList {
    private ServiceList() {}

    static ServicesOutcome ask(Server server) {
        HttpResult result = server.services();
        if (!(result instanceof HttpResult.Answered answered)) {
            return new Unavailable("no-answer", "Server Open311 tidak menjawab; periksa alamatnya.");
        }
        if (!answered.ok()) {
            return new Unavailable(
                    "http-" + answered.status(),
                    "Server Open311 menolak (" + answered.status() + "); periksa alamat dan yurisdiksinya.");
        }
        return Records.read(answered.body())
                .<ServicesOutcome>map(records -> new Listed(services(records)))
                .orElseGet(() -> new Unavailable(
                        "answer-unreadable", "Jawaban server bukan daftar layanan Open311; periksa alamatnya."));
    }

    static List<Service> services(List<Map<String, String>> records) {
        return records.stream().flatMap(one -> service(one).stream()).distinct().toList();
    }

    private static Optional<Service> service(Map<String, String> fields) {
        String code = fields.getOrDefault("service_code", "");
        String name = fields.getOrDefault("service_name", "");
        return code.isBlank() || code.length() > 100
                ? Optional.empty()
                : Optional.of(new Service(code, name.isBlank() ? code : name, fields.getOrDefault("group", "")));
    }
}
