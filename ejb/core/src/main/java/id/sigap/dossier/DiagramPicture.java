package id.sigap.dossier;

import id.sigap.dossier.Drawing.Box;
import id.sigap.dossier.Drawing.Line;
import id.sigap.dossier.Drawing.Point;
import id.sigap.dossier.Drawing.Shape;
import java.awt.Color;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Draws a diagram with the way that a case took: passed steps green, where it waits amber, the rest grey. */
final class DiagramPicture {
    private static final Color PASSED = new Color(0x1f, 0x7a, 0x3f);
    private static final Color PASSED_FILL = new Color(0xdf, 0xf3, 0xe4);
    private static final Color WAITS = new Color(0xb4, 0x5f, 0x06);
    private static final Color WAITS_FILL = new Color(0xfd, 0xec, 0xc8);
    private static final Color REST = new Color(0x8a, 0x93, 0x9e);
    private static final float BEND = 0.5523f;

    private final PDPageContentStream page;
    private final Typeface face;
    private final Drawing drawing;
    private final Set<String> passed;
    private final Set<String> waits;
    private float scale;
    private float left;
    private float top;

    DiagramPicture(PDPageContentStream page, Typeface face, Drawing drawing, CaseFile.Place place) {
        this.page = page;
        this.face = face;
        this.drawing = drawing;
        this.passed = new HashSet<>(place.done());
        this.waits = new HashSet<>(place.active());
    }

    /** Into this frame, its lower left corner given, in points. */
    void draw(float x, float y, float width, float height) throws IOException {
        Box all = drawing.bounds();
        scale = (float) Math.min(1, Math.min(width / all.width(), height / all.height()));
        left = x + (float) ((width - all.width() * scale) / 2 - all.x() * scale);
        top = y + height - (float) ((height - all.height() * scale) / 2 - all.y() * scale);
        for (Line line : drawing.lines()) {
            line(line);
        }
        for (Shape shape : drawing.shapes()) {
            shape(shape);
        }
    }

    private void line(Line line) throws IOException {
        boolean taken = isOnTheWay(line.source()) && isOnTheWay(line.target());
        ink(taken ? PASSED : REST, taken ? 1.6f : 0.9f);
        List<Point> points = line.points();
        page.moveTo(x(points.get(0).x()), y(points.get(0).y()));
        for (Point point : points.subList(1, points.size())) {
            page.lineTo(x(point.x()), y(point.y()));
        }
        page.stroke();
        arrow(points.get(points.size() - 2), points.get(points.size() - 1), taken ? PASSED : REST);
        if (line.label().isPresent() && !line.name().isBlank()) {
            label(line.name(), line.label().get(), 10, false);
        }
    }

    private boolean isOnTheWay(String id) {
        return passed.contains(id) || waits.contains(id);
    }

    private void arrow(Point from, Point to, Color colour) throws IOException {
        double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
        page.setNonStrokingColor(colour);
        page.moveTo(x(to.x()), y(to.y()));
        for (double side : new double[] {Math.PI - 0.4, Math.PI + 0.4}) {
            page.lineTo(x(to.x() + 9 * Math.cos(angle + side)), y(to.y() + 9 * Math.sin(angle + side)));
        }
        page.fill();
    }

    private void shape(Shape shape) throws IOException {
        boolean waiting = waits.contains(shape.id());
        boolean done = passed.contains(shape.id());
        Color edge = waiting ? WAITS : done ? PASSED : REST;
        Color inside = waiting ? WAITS_FILL : done ? PASSED_FILL : Color.WHITE;
        ink(
                edge,
                waiting ? 2.4f : shape.type().equals("endEvent") || shape.type().equals("callActivity") ? 2.2f : 1.1f);
        page.setNonStrokingColor(inside);
        Box box = shape.box();
        if (shape.type().endsWith("Event")) {
            circle(box, 0);
            page.fillAndStroke();
            event(shape, edge);
            named(shape);
        } else if (shape.type().endsWith("Gateway")) {
            diamond(box);
            page.fillAndStroke();
            gateway(shape);
            named(shape);
        } else if (shape.type().equals("participant") || shape.type().equals("textAnnotation")) {
            page.addRect(
                    x(box.x()), y(box.y() + box.height()), (float) box.width() * scale, (float) box.height() * scale);
            page.stroke();
            label(shape.name(), box, 10, false);
        } else {
            rounded(box);
            page.fillAndStroke();
            boolean open = shape.type().equals("subProcess");
            label(shape.name(), open ? new Box(box.x(), box.y() + 4, box.width(), 16) : box, 11, !open);
        }
    }

    private void event(Shape shape, Color edge) throws IOException {
        Box box = shape.box();
        ink(edge, 0.9f);
        if (shape.type().startsWith("intermediate") || shape.type().startsWith("boundary")) {
            circle(box, 3.5);
            page.stroke();
        }
        double middleX = box.x() + box.width() / 2;
        double middleY = box.y() + box.height() / 2;
        if (shape.event().startsWith("timer")) {
            circle(box, 8);
            page.stroke();
            stroke(new Point(middleX, middleY - 7), new Point(middleX, middleY), new Point(middleX + 5, middleY));
        } else if (shape.event().startsWith("message")) {
            page.addRect(x(middleX - 8), y(middleY + 5.5), 16 * scale, 11 * scale);
            page.stroke();
            stroke(
                    new Point(middleX - 8, middleY - 5.5),
                    new Point(middleX, middleY + 1),
                    new Point(middleX + 8, middleY - 5.5));
        } else if (shape.event().startsWith("error")) {
            stroke(
                    new Point(middleX - 7, middleY + 6),
                    new Point(middleX - 2, middleY - 5),
                    new Point(middleX + 2, middleY + 4),
                    new Point(middleX + 7, middleY - 6));
        }
    }

    private void gateway(Shape shape) throws IOException {
        double middleX = shape.box().x() + shape.box().width() / 2;
        double middleY = shape.box().y() + shape.box().height() / 2;
        if (shape.type().startsWith("parallel")) {
            stroke(new Point(middleX - 9, middleY), new Point(middleX + 9, middleY));
            stroke(new Point(middleX, middleY - 9), new Point(middleX, middleY + 9));
        } else {
            stroke(new Point(middleX - 6, middleY - 7), new Point(middleX + 6, middleY + 7));
            stroke(new Point(middleX - 6, middleY + 7), new Point(middleX + 6, middleY - 7));
        }
    }

    private void named(Shape shape) throws IOException {
        if (!shape.name().isBlank()) {
            Box box = shape.box();
            label(
                    shape.name(),
                    shape.label().orElse(new Box(box.x() - 30, box.y() + box.height() + 4, box.width() + 60, 26)),
                    10,
                    false);
        }
    }

    private void label(String name, Box box, float points, boolean middle) throws IOException {
        if (name.isBlank()) {
            return;
        }
        float size = points * scale;
        float width = (float) Math.max(box.width(), 36) * scale;
        List<String> lines = face.lines(name, size, width - 2 * scale);
        float step = size * 1.18f;
        float baseline =
                y(box.y()) - (middle ? ((float) box.height() * scale - lines.size() * step) / 2 : 0) - size * 0.95f;
        page.setNonStrokingColor(Color.BLACK);
        page.setRenderingMode(RenderingMode.FILL);
        for (String line : lines) {
            page.beginText();
            page.setFont(face.font(), size);
            page.newLineAtOffset(x(box.x()) + ((float) box.width() * scale - face.width(line, size)) / 2, baseline);
            page.showText(line);
            page.endText();
            baseline -= step;
        }
    }

    private void ink(Color colour, float width) throws IOException {
        page.setStrokingColor(colour);
        page.setLineWidth(Math.max(0.3f, width * scale));
    }

    private void stroke(Point... points) throws IOException {
        page.moveTo(x(points[0].x()), y(points[0].y()));
        for (int i = 1; i < points.length; i++) {
            page.lineTo(x(points[i].x()), y(points[i].y()));
        }
        page.stroke();
    }

    private void diamond(Box box) throws IOException {
        page.moveTo(x(box.x()), y(box.y() + box.height() / 2));
        page.lineTo(x(box.x() + box.width() / 2), y(box.y()));
        page.lineTo(x(box.x() + box.width()), y(box.y() + box.height() / 2));
        page.lineTo(x(box.x() + box.width() / 2), y(box.y() + box.height()));
        page.closePath();
    }

    private void circle(Box box, double inset) throws IOException {
        float r = (float) (box.width() / 2 - inset) * scale;
        corners(x(box.x() + box.width() / 2) - r, y(box.y() + box.height() / 2) - r, 2 * r, 2 * r, r);
    }

    private void rounded(Box box) throws IOException {
        corners(
                x(box.x()),
                y(box.y() + box.height()),
                (float) box.width() * scale,
                (float) box.height() * scale,
                9 * scale);
    }

    /** A rectangle with round corners, its lower left corner given. */
    private void corners(float x, float y, float width, float height, float r) throws IOException {
        float c = r * (1 - BEND);
        page.moveTo(x + r, y);
        page.lineTo(x + width - r, y);
        page.curveTo(x + width - c, y, x + width, y + c, x + width, y + r);
        page.lineTo(x + width, y + height - r);
        page.curveTo(x + width, y + height - c, x + width - c, y + height, x + width - r, y + height);
        page.lineTo(x + r, y + height);
        page.curveTo(x + c, y + height, x, y + height - c, x, y + height - r);
        page.lineTo(x, y + r);
        page.curveTo(x, y + c, x + c, y, x + r, y);
        page.closePath();
    }

    private float x(double x) {
        return left + (float) x * scale;
    }

    private float y(double y) {
        return top - (float) y * scale;
    }
}
