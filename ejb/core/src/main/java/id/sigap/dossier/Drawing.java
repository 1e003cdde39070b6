package id.sigap.dossier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The picture that a diagram's file has of itself (BPMN diagram interchange): shapes and lines with their places. */
record Drawing(List<Shape> shapes, List<Line> lines) {
    private static final String DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    private static final String WAYPOINTS = "http://www.omg.org/spec/DD/20100524/DI";

    record Box(double x, double y, double width, double height) {}

    record Point(double x, double y) {}

    /**
     * @param type  local name of the element, such as {@code userTask}
     * @param event local name of what an event waits for or throws, such as {@code timerEventDefinition}; else empty
     * @param label where the name stands; empty where it stands inside
     */
    record Shape(String id, String type, String event, String name, Box box, Optional<Box> label) {}

    record Line(String id, String source, String target, String name, List<Point> points, Optional<Box> label) {}

    /** Width and height from the origin on, and where the drawing begins. */
    Box bounds() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        List<Box> boxes = new ArrayList<>();
        shapes.forEach(shape -> {
            boxes.add(shape.box());
            shape.label().ifPresent(boxes::add);
        });
        lines.forEach(line -> line.points().forEach(point -> boxes.add(new Box(point.x(), point.y(), 0, 0))));
        for (Box box : boxes) {
            left = Math.min(left, box.x());
            top = Math.min(top, box.y());
            right = Math.max(right, box.x() + box.width());
            bottom = Math.max(bottom, box.y() + box.height());
        }
        return boxes.isEmpty() ? new Box(0, 0, 1, 1) : new Box(left, top, right - left, bottom - top);
    }

    /** @throws IllegalArgumentException where the bytes are no XML */
    static Drawing read(byte[] xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return of(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("The diagram cannot be read: " + e.getMessage(), e);
        }
    }

    private static Drawing of(Document document) {
        Map<String, Element> elements = new HashMap<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                elements.put(element.getAttribute("id"), element);
            }
        }
        List<Shape> shapes = new ArrayList<>();
        for (Element shape : children(document.getElementsByTagNameNS(DI, "BPMNShape"))) {
            Element of = elements.get(shape.getAttribute("bpmnElement"));
            Optional<Box> box = box(shape);
            if (of != null && box.isPresent()) {
                shapes.add(new Shape(
                        of.getAttribute("id"),
                        of.getLocalName(),
                        event(of),
                        of.getAttribute("name"),
                        box.get(),
                        label(shape)));
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Element edge : children(document.getElementsByTagNameNS(DI, "BPMNEdge"))) {
            Element of = elements.get(edge.getAttribute("bpmnElement"));
            List<Point> points = children(edge.getElementsByTagNameNS(WAYPOINTS, "waypoint")).stream()
                    .map(point -> new Point(number(point, "x"), number(point, "y")))
                    .toList();
            if (of != null && points.size() > 1) {
                lines.add(new Line(
                        of.getAttribute("id"),
                        of.getAttribute("sourceRef"),
                        of.getAttribute("targetRef"),
                        of.getAttribute("name"),
                        points,
                        label(edge)));
            }
        }
        return new Drawing(shapes, lines);
    }

    private static Optional<Box> label(Element of) {
        return children(of.getElementsByTagNameNS(DI, "BPMNLabel")).stream()
                .findFirst()
                .flatMap(Drawing::box);
    }

    private static String event(Element of) {
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getLocalName() != null && child.getLocalName().endsWith("EventDefinition")) {
                return child.getLocalName();
            }
        }
        return "";
    }

    private static Optional<Box> box(Element of) {
        for (Node child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element bounds
                    && "Bounds".equals(bounds.getLocalName())
                    && DC.equals(bounds.getNamespaceURI())) {
                return Optional.of(new Box(
                        number(bounds, "x"), number(bounds, "y"), number(bounds, "width"), number(bounds, "height")));
            }
        }
        return Optional.empty();
    }

    private static double number(Element of, String attribute) {
        try {
            double number = Double.parseDouble(of.getAttribute(attribute));
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static List<Element> children(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
