package id.sigap.process.engine;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Stores lists, sets and maps of plain values, which business rule tasks need, and no other object. Reading is bound to
 * the same few classes of the JDK.
 */
final class PlainObjectSerializer extends JavaObjectSerializer {

    private static final ObjectInputFilter PLAIN =
            ObjectInputFilter.Config.createFilter("maxbytes=1048576;maxdepth=20;maxarray=20000;maxrefs=100000;"
                    + "java.util.ArrayList;java.util.LinkedHashMap;java.util.HashMap;java.util.LinkedHashSet;"
                    + "java.util.HashSet;java.util.Date;java.util.Map$Entry;"
                    + "java.lang.Object;java.lang.String;java.lang.Boolean;java.lang.Character;java.lang.Number;"
                    + "java.lang.Short;java.lang.Integer;java.lang.Long;java.lang.Float;java.lang.Double;"
                    + "java.math.BigDecimal;java.math.BigInteger;java.time.*;!*");

    @Override
    protected boolean canSerializeValue(Object value) {
        return !(value instanceof Enum<?>) && PlainValues.isStorable(value);
    }

    /** Refuses what comes in already serialized: nobody but this class writes the format. */
    @Override
    protected boolean canWriteValue(TypedValue value) {
        boolean deserialized =
                value instanceof UntypedValueImpl || (value instanceof ObjectValue object && object.isDeserialized());
        return deserialized && super.canWriteValue(value);
    }

    @Override
    protected byte[] serializeToByteArray(Object value) throws Exception {
        return super.serializeToByteArray(PlainValues.normalized(value));
    }

    @Override
    protected Object deserializeFromByteArray(byte[] bytes, String objectTypeName) throws Exception {
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            stream.setObjectInputFilter(PLAIN);
            return stream.readObject();
        }
    }
}
