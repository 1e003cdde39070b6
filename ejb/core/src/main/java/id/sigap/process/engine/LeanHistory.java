package id.sigap.process.engine;

import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;

/**
 * The level "full" without the log of jobs that went well: three rows a job less, and what a failed job left behind is
 * still kept. Id and name are those of "full", so that a database can change between the two.
 */
final class LeanHistory extends AbstractHistoryLevel {

    @Override
    public int getId() {
        return HistoryLevel.HISTORY_LEVEL_FULL.getId();
    }

    @Override
    public String getName() {
        return HistoryLevel.HISTORY_LEVEL_FULL.getName();
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        return !(HistoryEventTypes.JOB_CREATE.equals(type)
                || HistoryEventTypes.JOB_SUCCESS.equals(type)
                || HistoryEventTypes.JOB_DELETE.equals(type));
    }

    /** Equal to the engine's own "full", which decides with it what belongs to a deleted case. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HistoryLevel level && level.getId() == getId();
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
