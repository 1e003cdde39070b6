package id.sigap.dossier;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** A4 pages that fill from top to bottom: headings, texts, facts. Masks of personal data are drawn as black bars. */
final class Paper implements AutoCloseable {
    private static final float MARGIN = 52;
    private static final float BOTTOM = 58;
    private static final float TEXT = 9.5f;
    private static final Color INK = new Color(0x1b, 0x22, 0x2c);
    private static final Color SOFT = new Color(0x55, 0x60, 0x6e);
    private static final Color ACCENT = new Color(0x0b, 0x5c, 0x8a);
    private static final Pattern MASK = Pattern.compile(
            "\\[(?:nama|berkas|NIK/KK[^\\]]{0,8}|NPWP|BPJS|telepon|surel|pelat|nomor pelanggan|alamat)\\]");

    private final PDDocument document = new PDDocument();
    private final Typeface face;
    private final String foot;
    private PDPageContentStream page;
    private float y;

    /** @param foot stands at the bottom of every page, before its number */
    Paper(String title, String foot, Calendar made) throws IOException {
        face = new Typeface(document);
        this.foot = foot;
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Sigap");
        document.getDocumentInformation().setCreationDate(made);
        document.getDocumentCatalog().setLanguage("id");
        newPage();
    }

    static Calendar calendar(java.time.Instant at) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        calendar.setTimeInMillis(at.toEpochMilli());
        return calendar;
    }

    private void newPage() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        page = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private void room(float height) throws IOException {
        if (y - height < BOTTOM) {
            newPage();
        }
    }

    private float width() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    void title(String text) throws IOException {
        write(text, 19, 0, INK, true);
        y -= 2;
    }

    void heading(String text) throws IOException {
        room(64);
        y -= 14;
        write(text, 12.5f, 0, ACCENT, true);
        page.setStrokingColor(ACCENT);
        page.setLineWidth(0.6f);
        page.moveTo(MARGIN, y + 1);
        page.lineTo(MARGIN + width(), y + 1);
        page.stroke();
        y -= 6;
    }

    /** A line in bold that stays with what follows. */
    void subject(String text) throws IOException {
        room(36);
        y -= 4;
        write(text, TEXT, 0, INK, true);
    }

    void text(String text) throws IOException {
        write(text, TEXT, 0, INK, false);
    }

    void quoted(String text) throws IOException {
        write(text, TEXT, 12, INK, false);
        y -= 2;
    }

    void note(String text) throws IOException {
        write(text, 8.5f, 0, SOFT, false);
    }

    /** A name and its value beside it; nothing where there is no value. */
    void fact(String name, String value) throws IOException {
        if (value == null || value.isBlank()) {
            return;
        }
        float column = 130;
        List<String> lines = face.lines(value, TEXT, width() - column);
        room(13.5f);
        line(face.showable(name), MARGIN, y - TEXT, TEXT, SOFT, false);
        for (String line : lines) {
            room(13.5f);
            line(line, MARGIN + column, y - TEXT, TEXT, INK, false);
            y -= 13.5f;
        }
    }

    void gap() {
        y -= 6;
    }

    private void write(String text, float size, float indent, Color ink, boolean bold) throws IOException {
        float step = size * 1.38f;
        for (String line : face.lines(text, size, width() - indent)) {
            room(step);
            line(line, MARGIN + indent, y - size, size, ink, bold);
            y -= step;
        }
    }

    private void line(String line, float x, float baseline, float size, Color ink, boolean bold) throws IOException {
        float at = x;
        int from = 0;
        Matcher mask = MASK.matcher(line);
        while (mask.find()) {
            at = run(line.substring(from, mask.start()), at, baseline, size, ink, bold);
            float wide = face.width(mask.group(), size);
            page.setNonStrokingColor(Color.BLACK);
            page.addRect(at, baseline - size * 0.22f, wide, size * 1.05f);
            page.fill();
            at = run(mask.group(), at, baseline, size, new Color(0xd8, 0xd8, 0xd8), false);
            from = mask.end();
        }
        run(line.substring(from), at, baseline, size, ink, bold);
    }

    private float run(String text, float x, float baseline, float size, Color ink, boolean bold) throws IOException {
        if (text.isEmpty()) {
            return x;
        }
        page.beginText();
        page.setFont(face.font(), size);
        page.setNonStrokingColor(ink);
        page.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            page.setStrokingColor(ink);
            page.setLineWidth(size * 0.032f);
        }
        page.newLineAtOffset(x, baseline);
        page.showText(text);
        page.endText();
        return x + face.width(text, size);
    }

    /** A page on its side with the diagram as large as it goes; the last page. */
    void diagram(Drawing drawing, CaseFile.Place place, String heading, String legend) throws IOException {
        page.close();
        PDPage side = new PDPage(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()));
        document.addPage(side);
        page = new PDPageContentStream(document, side);
        float height = PDRectangle.A4.getWidth();
        line(face.showable(heading), MARGIN, height - MARGIN, 12.5f, ACCENT, true);
        line(face.showable(legend), MARGIN, height - MARGIN - 16, 8.5f, SOFT, false);
        new DiagramPicture(page, face, drawing, place)
                .draw(MARGIN / 2, BOTTOM, PDRectangle.A4.getHeight() - MARGIN, height - MARGIN - BOTTOM - 30);
    }

    /** Numbers the pages and writes the file. */
    void save(OutputStream out) throws IOException {
        page.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            page = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true);
            line(face.showable(foot + ", halaman " + (i + 1) + " dari " + pages), MARGIN, MARGIN - 18, 8, SOFT, false);
            page.close();
        }
        page = null;
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
