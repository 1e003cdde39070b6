package id.sigap.process.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a diagram or a table, whichever parser read it. */
final class XmlNode {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";

    /** A name with its namespace; the empty namespace is "". */
    record Name(String namespace, String local) {

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

    Name name() {
        return name;
    }

    Map<Name, String> attributes() {
        return attributes;
    }

    List<XmlNode> children() {
        return children;
    }

    /** The element's own text without surrounding white space. */
    String text() {
        return text.toString().strip();
    }

    void append(String more) {
        text.append(more);
    }

    /** The plain attribute of that name, or "" where it is absent. */
    String attribute(String local) {
        return attributes.getOrDefault(Name.of(local), "");
    }

    boolean is(String namespace, String local) {
        return name.namespace().equals(namespace) && name.local().equals(local);
    }
}
