package id.sigap.agency;

import id.sigap.foundation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Finds agencies. */
@ApplicationScoped
public class Agencies {
    @PersistenceContext
    EntityManager entities;

    public List<Agency> all() {
        return entities.createQuery("from Agency a order by a.name", Agency.class)
                .getResultList();
    }

    public Optional<Agency> find(String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(entities.find(Agency.class, code));
    }

    /** @throws Refusal where no agency has this code */
    public Agency get(String code) {
        return find(code)
                .orElseThrow(
                        () -> Refusal.invalid("Instansi \"" + code + "\" tidak dikenal; pilih dari daftar instansi."));
    }

    /** @throws Refusal where no agency has this code, or cases are no longer sent to it */
    public Agency getActive(String code) {
        Agency agency = get(code);
        if (!agency.active()) {
            throw Refusal.conflict(
                    "agency-inactive", agency.name() + " tidak aktif lagi; pilih instansi lain yang berwenang.");
        }
        return agency;
    }
}
