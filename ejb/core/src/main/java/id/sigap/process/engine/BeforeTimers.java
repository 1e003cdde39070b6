package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.variable.VariableDeclaration;

/**
 * Sets a process's variables before its timers are made. The engine makes the timers of a process's event sub-processes
 * before any start listener runs, so a listener comes too late for a {@code ${nextRung}} on them.
 */
public final class BeforeTimers {

    private BeforeTimers() {}

    /**
     * Adds an action to every start of a process; to be called while the process is parsed.
     *
     * @param process the parsed process
     * @param action gets the new case, which has its business key but none of its own variables yet, and the variables
     *     around the call that starts it; those of the case itself where nothing calls it
     */
    @SuppressWarnings({"unchecked", "deprecation"})
    public static void add(ProcessDefinitionEntity process, BiConsumer<DelegateExecution, VariableScope> action) {
        Objects.requireNonNull(action, "action");
        List<VariableDeclaration> declarations =
                (List<VariableDeclaration>) process.getProperty(BpmnParse.PROPERTYNAME_VARIABLE_DECLARATIONS);
        if (declarations == null) {
            declarations = new ArrayList<>();
            process.setProperty(BpmnParse.PROPERTYNAME_VARIABLE_DECLARATIONS, declarations);
        }
        declarations.add(new Declaration(action));
    }

    /** The engine's own hook that is early enough, deprecated but in every release. */
    @SuppressWarnings("deprecation")
    private static final class Declaration extends VariableDeclaration {

        private static final long serialVersionUID = 1L;

        private final transient BiConsumer<DelegateExecution, VariableScope> action;

        Declaration(BiConsumer<DelegateExecution, VariableScope> action) {
            super("before timers", "none");
            this.action = action;
        }

        @Override
        public void initialize(VariableScope started, VariableScope ignored) {
            ExecutionEntity process = (ExecutionEntity) started;
            VariableScope caller = process.getSuperExecution() == null ? process : process.getSuperExecution();
            action.accept(process, caller);
        }

        @Override
        public void destroy(VariableScope ended, VariableScope ignored) {
            // Nothing is handed back.
        }
    }
}
