package id.sigap.process.release;

import id.sigap.foundation.Refusal;
import id.sigap.process.engine.DiagramRefused;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;

/** Tells people what the engine itself refused at deployment; the transaction around it is over then. */
final class EngineRefusals {
    private static final String ENGINE = "engine";

    private EngineRefusals() {}

    /** Runs a whole act, transaction and all. */
    static <T> T told(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException failure) {
            throw translate(failure);
        }
    }

    private static RuntimeException translate(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DiagramRefused refused) {
                return withErrors(Findings.of("", refused));
            }
            if (cause instanceof ParseException parse) {
                return withErrors(new Findings(parse.getResorceReports().stream()
                        .flatMap(report -> report.getErrors().stream()
                                .map(problem -> new Findings.Found(
                                        ENGINE,
                                        problem.getMainElementId() == null ? "" : problem.getMainElementId(),
                                        "error",
                                        problem.getMessage(),
                                        report.getResourceName())))
                        .toList()));
            }
        }
        return failure instanceof ProcessEngineException && !id.sigap.foundation.UnitOfWork.isCollision(failure)
                ? withErrors(new Findings(List.of(new Findings.Found(ENGINE, "", "error", failure.getMessage(), ""))))
                : failure;
    }

    static Refusal withErrors(Findings findings) {
        Findings errors = findings.onlyErrors();
        return Refusal.conflict(
                        "findings",
                        "Belum dapat dirilis: ada " + errors.errors()
                                + " kesalahan yang harus diperbaiki dahulu. Yang pertama: "
                                + errors.all().get(0).message())
                .with("findings", errors.all());
    }
}
