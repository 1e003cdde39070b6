package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormValidators;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.variable.serializer.BooleanValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DateValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.camunda.bpm.engine.impl.variable.serializer.DoubleValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.IntegerValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.LongValueSerlializer;
import org.camunda.bpm.engine.impl.variable.serializer.NullValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ShortValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;

/**
 * Closes an engine: put on a configuration as a plug-in, it sets everything before the engine initialises, and looks
 * again afterwards whether it is still there. The server's engine, the in-memory engines of tests, replay and the
 * benchmark all run under the same closing.
 */
public final class EngineClosing extends AbstractProcessEnginePlugin {

    /** How long the engine keeps an ended case's history unless the diagram says otherwise: ten years, in days. */
    public static final String HISTORY_TIME_TO_LIVE = "P3653D";

    private static final int ATTEMPTS = 3;

    private final ClosedExpressionManager expressions;
    private final DiagramCheck check;

    private EngineClosing(BeanRegistry registry) {
        Objects.requireNonNull(registry, "registry");
        this.expressions = new ClosedExpressionManager(registry);
        this.check = new DiagramCheck(registry.names());
    }

    /**
     * Closes the engine that a configuration will build.
     *
     * @param configuration not built yet; its database and job executor are left as they are
     * @param registry the beans that diagrams may name
     * @param <C> the kind of configuration
     * @return the same configuration
     */
    public static <C extends ProcessEngineConfigurationImpl> C close(C configuration, BeanRegistry registry) {
        configuration.getProcessEnginePlugins().add(new EngineClosing(registry));
        return configuration;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        expressions(configuration);
        models(configuration);
        configuration.setVariableTypes(serializers());
        configuration.setJavaSerializationFormatEnabled(false);
        history(configuration);
        conduct(configuration);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        require(configuration.getExpressionManager() == expressions, "expression manager");
        require(configuration.getScriptFactory() instanceof RefusedScripts, "script factory");
        require(configuration.getScriptEngineResolver() instanceof RefusedScripts, "script engine resolver");
        require(configuration.getArtifactFactory() instanceof RefusedClasses, "artifact factory");
        require(configuration.getDmnEngineConfiguration().getFeelEngine() instanceof GuardedFeel, "FEEL engine");
        require(!configuration.isEnableExpressionsInAdhocQueries(), "expressions in queries");
        require(!configuration.isEnableExpressionsInStoredQueries(), "expressions in stored queries");
        require(!configuration.isEnableXxeProcessing(), "external entities");
        require(!configuration.isCmmnEnabled(), "case models");
        require(!configuration.isJavaSerializationFormatEnabled(), "serialized objects");
    }

    private static void require(boolean closed, String what) {
        if (!closed) {
            throw new ProcessEngineException(
                    "The engine is not closed: another setting took the place of " + what + ".");
        }
    }

    private void expressions(ProcessEngineConfigurationImpl configuration) {
        RefusedScripts scripts = new RefusedScripts();
        configuration.setExpressionManager(expressions);
        configuration.setBeans(new HashMap<>());
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setScriptFactory(scripts);
        configuration.setScriptEngineResolver(scripts);
        configuration.setResolverFactories(new ArrayList<>());
        configuration.setEnvScriptResolvers(new ArrayList<>());
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setEnableScriptEngineLoadExternalResources(false);
        configuration.setArtifactFactory(new RefusedClasses());
        configuration.setFormEngines(new HashMap<>());
        configuration.setFormValidators(new FormValidators());
    }

    private void models(ProcessEngineConfigurationImpl configuration) {
        configuration.setBpmnParseFactory(parser -> new ClosedBpmnParse(parser, check));
        configuration.setCustomPreDeployers(List.of(new OnlyDiagrams(check)));
        configuration.setEnableXxeProcessing(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEngineConfiguration(ClosedTables.configuration(check, () -> {}));
        configuration.setDmnFeelEnableLegacyBehavior(false);
    }

    private static VariableSerializers serializers() {
        VariableSerializers serializers = new DefaultVariableSerializers();
        serializers.addSerializer(new NullValueSerializer());
        serializers.addSerializer(new StringValueSerializer());
        serializers.addSerializer(new BooleanValueSerializer());
        serializers.addSerializer(new ShortValueSerializer());
        serializers.addSerializer(new IntegerValueSerializer());
        serializers.addSerializer(new LongValueSerlializer());
        serializers.addSerializer(new DateValueSerializer());
        serializers.addSerializer(new DoubleValueSerializer());
        serializers.addSerializer(new PlainObjectSerializer());
        return serializers;
    }

    private static void history(ProcessEngineConfigurationImpl configuration) {
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuration.setCustomHistoryLevels(List.of(new LeanHistory()));
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setHistoryTimeToLive(HISTORY_TIME_TO_LIVE);
        configuration.setHistoryCleanupEnabled(false);
    }

    private static void conduct(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setDbIdentityUsed(false);
        configuration.setAuthorizationEnabled(false);
        configuration.setTenantCheckEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setImplicitVariableUpdateDetectionEnabled(false);
        configuration.setDefaultNumberOfRetries(ATTEMPTS);
        configuration.setFailedJobRetryTimeCycle("PT10S,PT1M");
        configuration.setCreateIncidentOnFailedJobEnabled(true);
        configuration.setJobExecutorDeploymentAware(false);
        configuration.setJobExecutorAcquireByDueDate(true);
        configuration.setEnsureJobDueDateNotNull(true);
    }
}
