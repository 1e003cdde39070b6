package id.sigap.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;

/** Checks a table before the engine builds anything of it. */
final class ClosedDmnTransform extends DefaultDmnTransform {

    private static final String RESOURCE = "decision table";

    private final DiagramCheck check;

    private ClosedDmnTransform(DefaultDmnTransformer transformer, DiagramCheck check) {
        super(transformer);
        this.check = check;
    }

    static DefaultDmnTransformer transformer(DiagramCheck check) {
        return new DefaultDmnTransformer() {
            @Override
            public DmnTransform createTransform() {
                return new ClosedDmnTransform(this, check);
            }
        };
    }

    @Override
    public void setModelInstance(InputStream stream) {
        byte[] xml;
        try {
            xml = stream.readNBytes(XmlReader.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The decision table cannot be read", e);
        }
        List<Finding> findings = check.table(XmlReader.read(RESOURCE, xml));
        if (!findings.isEmpty()) {
            throw new DiagramRefused(RESOURCE, findings);
        }
        super.setModelInstance(new ByteArrayInputStream(xml));
    }
}
