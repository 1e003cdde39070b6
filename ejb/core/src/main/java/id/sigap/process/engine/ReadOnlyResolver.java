package id.sigap.process.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/** A resolver of names at the start of an expression; a property of something is never its business. */
abstract class ReadOnlyResolver extends ELResolver {

    /**
     * Looks a name up.
     *
     * @param scope the case's variables, or null where there is no case
     * @param name the name as written
     * @return the value, or {@link #UNKNOWN} to leave the name to the next resolver
     */
    abstract Object resolve(VariableScope scope, String name);

    static final Object UNKNOWN = new Object();

    @Override
    public final Object getValue(ELContext context, Object base, Object property) {
        if (base == null && property instanceof String name) {
            Object value = resolve((VariableScope) context.getContext(VariableScope.class), name);
            if (value != UNKNOWN) {
                context.setPropertyResolved(true);
                return value;
            }
        }
        return null;
    }

    @Override
    public final boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public final void setValue(ELContext context, Object base, Object property, Object value) {
        throw new PropertyNotWritableException("Setting " + property + " is refused; expressions only read.");
    }

    @Override
    public final Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public final Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public final Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }
}
