package id.sigap.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Liberation Sans, embedded, with what it needs to know to break lines. A character that it lacks becomes an empty box. */
final class Typeface {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDFont font;
    private final CmapLookup known;
    private final String missing;

    Typeface(PDDocument document) throws IOException {
        try (InputStream file = PDDocument.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("The font is not in the library: " + FILE);
            }
            TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(file));
            known = face.getUnicodeCmapLookup();
            font = PDType0Font.load(document, face, true);
            missing = known.getGlyphId('\u25A1') == 0 ? "?" : "\u25A1";
        }
    }

    PDFont font() {
        return font;
    }

    /** In points. */
    float width(String text, float size) {
        try {
            return font.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with nothing in it that the font cannot show; tabs and line ends are blanks. */
    String showable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                shown.append(' ');
            } else if (Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT) {
                // has no width and may turn the line around: left out
                shown.append("");
            } else if (known.getGlyphId(c) == 0) {
                shown.append(missing);
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Lines of at most this width; a word that is longer is broken. Empty lines stay. */
    List<String> lines(String text, float size, float width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            float filled = 0;
            float blank = width(" ", size);
            for (String word : showable(paragraph).split(" ")) {
                for (String piece : pieces(word, size, width)) {
                    float wide = width(piece, size);
                    if (line.length() > 0 && filled + blank + wide > width) {
                        lines.add(line.toString());
                        line.setLength(0);
                        filled = 0;
                    }
                    if (line.length() > 0) {
                        line.append(' ');
                        filled += blank;
                    }
                    line.append(piece);
                    filled += wide;
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private List<String> pieces(String word, float size, float width) {
        if (word.length() < 8 || width(word, size) <= width) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        float filled = 0;
        for (int c : word.codePoints().toArray()) {
            String character = Character.toString(c);
            float wide = width(character, size);
            if (piece.length() > 0 && filled + wide > width) {
                pieces.add(piece.toString());
                piece.setLength(0);
                filled = 0;
            }
            piece.append(character);
            filled += wide;
        }
        pieces.add(piece.toString());
        return pieces;
    }
}
