package id.sigap.process;

import id.sigap.process.engine.BeanRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The beans that a diagram may name, one by one: {@code bpmn/beans.txt} lists the same names for whoever draws. */
@ApplicationScoped
public class Delegates implements BeanRegistry {
    private static final Map<String, Class<? extends JavaDelegate>> BEANS = Map.ofEntries(
            Map.entry("proposeTriage", ProposeTriage.class),
            Map.entry("recordTriage", RecordTriage.class),
            Map.entry("acknowledge", Acknowledge.class),
            Map.entry("alertEmergency", AlertEmergency.class),
            Map.entry("recordRisk", RecordRisk.class),
            Map.entry("bindApproval", BindApproval.class),
            Map.entry("publishReply", PublishReply.class),
            Map.entry("sendForwarding", SendForwarding.class),
            Map.entry("climbLadder", ClimbLadder.class),
            Map.entry("reviewWindow", ReviewWindow.class),
            Map.entry("closeWithoutReply", Closings.WithoutReply.class),
            Map.entry("closeAnswered", Closings.Answered.class),
            Map.entry("closeNoResponse", Closings.NoResponse.class),
            Map.entry("closeWithdrawn", Closings.Withdrawn.class),
            Map.entry("closeMerged", Closings.Merged.class));

    @Override
    public Set<String> names() {
        return BEANS.keySet();
    }

    @Override
    public Object bean(String name) {
        Class<? extends JavaDelegate> type = BEANS.get(name);
        if (type == null) {
            throw new IllegalArgumentException(
                    "No bean of the registry is called " + name + "; there are " + BEANS.keySet());
        }
        return CDI.current().select(type).get();
    }
}
