package id.sigap.process.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a resource before any other parser touches it: no document type, no entity, no schema from outside, and bounds
 * on bytes, elements and depth. What passes here is safe to hand to the engine's parser.
 */
public final class XmlReader extends DefaultHandler {

    /** Largest resource in bytes. */
    static final int MAX_BYTES = 1024 * 1024;

    /** Most elements in a resource, drawing included. */
    static final int MAX_ELEMENTS = 20_000;

    /** Deepest nesting of elements. */
    static final int MAX_DEPTH = 30;

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    private final Deque<XmlNode> open = new ArrayDeque<>();
    private XmlNode root;
    private int elements;

    private XmlReader() {}

    /**
     * Reads a resource.
     *
     * @param resource the resource's name, for the refusal
     * @param xml the bytes
     * @return the root element
     * @throws DiagramRefused with one finding if the bytes are too many, are no well-formed XML, or hold what is refused
     */
    public static XmlNode read(String resource, byte[] xml) {
        if (xml.length > MAX_BYTES) {
            throw refused(resource, "too-large", "Berkas ini " + xml.length + " bita; paling besar " + MAX_BYTES + ".");
        }
        XmlReader reader = new XmlReader();
        try {
            parsers().newSAXParser().parse(new InputSource(new ByteArrayInputStream(xml)), reader);
        } catch (Refusal refusal) {
            throw refused(resource, refusal.rule, refusal.getMessage());
        } catch (SAXParseException e) {
            throw refused(
                    resource,
                    "not-xml",
                    "Berkas ini bukan XML yang benar, baris " + e.getLineNumber() + ", kolom " + e.getColumnNumber()
                            + ": " + e.getMessage());
        } catch (SAXException | IOException e) {
            throw refused(resource, "not-xml", "Berkas ini tidak dapat dibaca sebagai XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser cannot be closed against entities", e);
        }
        return reader.root;
    }

    private static SAXParserFactory parsers() throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setValidating(false);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://xml.org/sax/features/namespace-prefixes", true);
        return factory;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) throws SAXException {
        if (++elements > MAX_ELEMENTS) {
            throw new Refusal("too-many-elements", "Berkas ini punya lebih dari " + MAX_ELEMENTS + " unsur.");
        }
        if (open.size() >= MAX_DEPTH) {
            throw new Refusal("too-deep", "Unsur dalam berkas ini bersusun lebih dari " + MAX_DEPTH + " tingkat.");
        }
        XmlNode node = new XmlNode(new XmlNode.Name(uri, local));
        for (int i = 0; i < attributes.getLength(); i++) {
            XmlNode.Name name = name(attributes, i);
            if (name.namespace().equals(SCHEMA_INSTANCE) && !name.local().equals("type")) {
                throw new Refusal(
                        "schema-from-outside",
                        "Isian " + attributes.getQName(i)
                                + " tidak diizinkan; tidak ada skema yang diambil dari luar.");
            }
            node.attributes().put(name, attributes.getValue(i));
        }
        if (root == null) {
            root = node;
        } else {
            open.element().children().add(node);
        }
        open.push(node);
    }

    private static XmlNode.Name name(Attributes attributes, int i) {
        String uri = attributes.getURI(i);
        return uri.isEmpty()
                ? XmlNode.Name.of(attributes.getQName(i))
                : new XmlNode.Name(uri, attributes.getLocalName(i));
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        open.element().append(new String(characters, start, length));
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        open.pop();
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }

    @Override
    public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
        throw new Refusal(
                "schema-from-outside", "Rujukan " + systemId + " tidak diizinkan; tidak ada yang diambil dari luar.");
    }

    private static DiagramRefused refused(String resource, String rule, String message) {
        return new DiagramRefused(resource, List.of(Finding.error(rule, "", message)));
    }

    private static final class Refusal extends SAXException {

        private static final long serialVersionUID = 1L;

        private final String rule;

        Refusal(String rule, String message) {
            super(message);
            this.rule = rule;
        }
    }
}
