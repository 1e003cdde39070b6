package id.sigap.process.engine;

import java.lang.reflect.Method;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/**
 * Evaluates expressions that can only read: plain variables, and the registry's beans while a task that is to call one
 * executes. There are no functions, no methods, no properties, and nothing at all without a variable scope, which is
 * where queries and stored filters evaluate theirs.
 */
public class ClosedExpressionManager extends JuelExpressionManager {

    /** Longest expression in characters, delimiters included. */
    static final int MAX_LENGTH = 1000;

    private final BeanRegistry registry;

    /**
     * Creates the manager of one engine.
     *
     * @param registry the beans that service tasks may name
     */
    public ClosedExpressionManager(BeanRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
        this.expressionFactory = new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5);
    }

    @Override
    public Expression createExpression(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ProcessEngineException("An expression of " + text.length() + " characters is refused; at most "
                    + MAX_LENGTH + " are expected.");
        }
        if (BusinessKeyExpression.isWritten(text)) {
            return new BusinessKeyExpression(text);
        }
        try {
            return new ClosedExpression(createValueExpression(text), this, text);
        } catch (ELException e) {
            throw new ProcessEngineException("The expression " + text + " is refused: " + e.getMessage(), e);
        }
    }

    /** Does nothing: the engine offers its own functions here, and none is wanted. */
    @Override
    public void addFunction(String name, Method function) {
        // No function is ever resolved.
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolvers = new CompositeELResolver();
        resolvers.add(new DelegateBeanResolver(registry));
        resolvers.add(new PlainVariableResolver());
        return resolvers;
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            public Method resolveFunction(String prefix, String localName) {
                throw new ProcessEngineException(
                        "The function " + localName + "() is refused; expressions have no functions.");
            }
        };
    }

    /** Tables are FEEL only: what they would evaluate here is refused. */
    @Override
    protected ElProvider createElProvider() {
        return text -> {
            throw new ProcessEngineException("A table's expression in JUEL is refused; FEEL is expected.");
        };
    }
}
