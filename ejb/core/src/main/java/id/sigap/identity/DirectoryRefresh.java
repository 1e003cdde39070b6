package id.sigap.identity;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Reads the directory when the server starts and from then on regularly; the start does not wait for it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class DirectoryRefresh {
    @Resource(lookup = "java:jboss/ee/concurrency/scheduler/sigap-timers")
    ManagedScheduledExecutorService timers;

    @Inject
    Directory directory;

    private ScheduledFuture<?> refreshing;

    @PostConstruct
    void begin() {
        refreshing = timers.scheduleWithFixedDelay(
                directory::refreshWhenDue, 0, Directory.RETRY.toSeconds(), TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        refreshing.cancel(false);
    }
}
