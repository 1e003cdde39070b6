package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a diagram or a table, whichever parser read it. */
public final class XmlNode {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** A name with its namespace; the empty namespace is "". */
    public record Name(String namespace, String local) {

        static Name of(String local) {
            return new Name("", local);
        }

        boolean isNamespaceDeclaration() {
            return namespace.equals(XMLNS)
                    || namespace.equals("xmlns")
                    || (namespace.isEmpty() && (local.equals("xmlns") || local.startsWith("xmlns:")));
        }

        @Override
        public String toString() {
            return local;
        }
    }

    private final Name name;
    private final Map<Name, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(Name name) {
        this.name = name;
    }

    /** The element's name. */
    public Name name() {
        return name;
    }

    /** The attributes as written, namespace declarations included. */
    public Map<Name, String> attributes() {
        return attributes;
    }

    /** The elements within, in document order. */
    public List<XmlNode> children() {
        return children;
    }

    /** The element's own text without surrounding white space. */
    public String text() {
        return text.toString().strip();
    }

    void append(String more) {
        text.append(more);
    }

    /** The plain attribute of that name, or "" where it is absent. */
    public String attribute(String local) {
        return attributes.getOrDefault(Name.of(local), "");
    }

    /** The attribute of Camunda's extensions of that name, or "" where it is absent. */
    public String camunda(String local) {
        return attributes.getOrDefault(new Name(BpmnVocabulary.CAMUNDA, local), "");
    }

    /** Whether this is the element of that name. */
    public boolean is(String namespace, String local) {
        return name.namespace().equals(namespace) && name.local().equals(local);
    }
}
