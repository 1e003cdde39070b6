package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Compares diagrams and tables with what the closed engine lets in. The engine itself asks at every parse, also of what
 * is stored; an editor asks beforehand to show the author everything at once.
 */
public final class DiagramCheck {

    private final Vocabulary bpmn;
    private final Vocabulary dmn = DmnVocabulary.language();

    /**
     * Makes a check.
     *
     * @param beanNames the beans that a service task may call
     */
    public DiagramCheck(Set<String> beanNames) {
        this.bpmn = BpmnVocabulary.of(beanNames);
    }

    /**
     * Checks a diagram.
     *
     * @param resource its file name, for messages
     * @param xml its bytes
     * @return everything found, in document order; empty where the engine takes it
     */
    public List<Finding> diagram(String resource, byte[] xml) {
        try {
            return diagram(XmlReader.read(resource, xml));
        } catch (DiagramRefused refused) {
            return refused.findings();
        }
    }

    /**
     * Checks a decision table.
     *
     * @param resource its file name, for messages
     * @param xml its bytes
     * @return everything found, in document order; empty where the engine takes it
     */
    public List<Finding> table(String resource, byte[] xml) {
        try {
            return table(XmlReader.read(resource, xml));
        } catch (DiagramRefused refused) {
            return refused.findings();
        }
    }

    /**
     * Checks a diagram that was read.
     *
     * @param definitions its root element
     * @return everything found, in document order; empty where the engine takes it
     */
    public List<Finding> diagram(XmlNode definitions) {
        List<Finding> findings = new ArrayList<>(bpmn.check(definitions));
        findings.addAll(FlowRules.check(definitions));
        return findings;
    }

    /**
     * Checks a decision table that was read.
     *
     * @param definitions its root element
     * @return everything found, in document order; empty where the engine takes it
     */
    public List<Finding> table(XmlNode definitions) {
        List<Finding> findings = new ArrayList<>(dmn.check(definitions));
        findings.addAll(TableRules.check(definitions));
        return findings;
    }
}
