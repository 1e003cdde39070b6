package id.sigap.process.engine;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidator;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidatorContext;

/** An attacker's code: it counts how often it came alive. */
public class Payload implements JavaDelegate, ExecutionListener, TaskListener, FormFieldValidator {

    /** Brings it alive by an expression. */
    static final String EXPRESSION = "${''.getClass().forName('id.sigap.process.engine.Payload').newInstance()}";

    private static final AtomicInteger ALIVE = new AtomicInteger();

    /** Comes alive. */
    public Payload() {
        ALIVE.incrementAndGet();
    }

    static int alive() {
        return ALIVE.get();
    }

    @Override
    public void execute(DelegateExecution execution) {}

    @Override
    public void notify(DelegateExecution execution) {}

    @Override
    public void notify(DelegateTask task) {}

    @Override
    public boolean validate(Object submittedValue, FormFieldValidatorContext context) {
        return true;
    }

    /** A table's way in. */
    public static Map<String, Object> asVariable() {
        return Map.of("payload", new Bait());
    }

    /** An object whose getter does harm. */
    public static class Bait implements java.io.Serializable {

        private static final long serialVersionUID = 1L;

        /** Comes alive when read. */
        public String getHarm() {
            ALIVE.incrementAndGet();
            return "harm";
        }
    }
}
