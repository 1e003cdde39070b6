package id.sigap.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Checks a whole diagram before the engine builds, and so instantiates, anything of it: first the bytes, so that its
 * parser fetches nothing, then the tree that this parser really read.
 */
final class ClosedBpmnParse extends BpmnParse {

    private final DiagramCheck check;

    private DiagramRefused refused;

    ClosedBpmnParse(BpmnParser parser, DiagramCheck check) {
        super(parser);
        this.check = check;
    }

    @Override
    public BpmnParse execute() {
        byte[] xml = bytes();
        XmlReader.read(name, xml);
        streamSource = () -> new ByteArrayInputStream(xml);
        try {
            return super.execute();
        } catch (RuntimeException e) {
            if (refused != null) {
                throw refused;
            }
            throw e;
        }
    }

    @Override
    protected void parseRootElement() {
        List<Finding> findings = check.diagram(tree(rootElement));
        if (!findings.isEmpty()) {
            refused = new DiagramRefused(name, findings);
            throw refused;
        }
        super.parseRootElement();
    }

    private byte[] bytes() {
        try (InputStream stream = streamSource.getInputStream()) {
            return stream.readNBytes(XmlReader.MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("The diagram " + name + " cannot be read", e);
        }
    }

    private static XmlNode tree(Element element) {
        String namespace = element.getUri() == null ? "" : element.getUri();
        XmlNode node = new XmlNode(new XmlNode.Name(namespace, element.getTagName()));
        for (String key : element.attributes()) {
            int colon = key.lastIndexOf(':');
            XmlNode.Name name = colon < 0
                    ? XmlNode.Name.of(key)
                    : new XmlNode.Name(key.substring(0, colon), key.substring(colon + 1));
            node.attributes().put(name, element.attribute(key));
        }
        node.append(element.getText());
        element.elements().forEach(child -> node.children().add(tree(child)));
        return node;
    }
}
