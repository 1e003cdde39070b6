package id.sigap.process.replay;

import java.util.Map;

/**
 * What moved a case: a person's step, a signal from outside or a timer.
 *
 * @param what the form key of a step, the name of a message; "" for a timer
 * @param element its id in the diagram of then
 * @param name what people call it
 * @param answers what was told to the process
 * @param level how many approvals the table asked for at the time; 0 where that does not matter
 */
record Event(Kind kind, String what, String element, String name, Map<String, Object> answers, int level) {
    enum Kind {
        STEP,
        SIGNAL,
        TIMER
    }
}
