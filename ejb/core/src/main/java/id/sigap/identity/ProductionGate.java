package id.sigap.identity;

import id.sigap.foundation.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;

/** Outside the demonstration, Sigap does not start with settings of a demonstration or without its keys. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ProductionGate {
    @PostConstruct
    void check() {
        if (Settings.demo()) {
            return;
        }
        List<String> broken = ProductionRules.broken(Settings::find);
        if (!broken.isEmpty()) {
            throw new IllegalStateException("Sigap does not start; docs/install.md tells each setting. "
                    + String.join(" ", broken) + " (SIGAP_PROFILE=demo is for trying Sigap only.)");
        }
    }
}
