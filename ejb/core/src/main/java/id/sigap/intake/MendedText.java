package id.sigap.intake;

import id.sigap.connector.api.Bytes;
import id.sigap.foundation.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The content of a delivery as a text that a person can change, and back. */
final class MendedText {
    private static final String CRLF = "\r\n";

    private MendedText() {}

    /** @throws Refusal where these bytes are no text, or too many */
    static String of(Bytes body) {
        if (body.size() > Intake.LARGEST) {
            throw notMendable("Isi kiriman ini lebih dari 8 MB, terlalu besar untuk diperbaiki di sini.");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toArray()))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // told below
        }
        throw notMendable("Isi kiriman ini bukan teks UTF-8, jadi tidak dapat diperbaiki di sini.");
    }

    static Refusal notMendable(String why) {
        return Refusal.of(
                Refusal.Kind.INVALID,
                "not-mendable",
                why + " Simpan kiriman aslinya untuk dibaca, coba lagi, atau kesampingkan dengan alasan.");
    }

    /**
     * The bytes to be taken in. A browser's text field knows line feeds only: where the text had the line ends of mail, it
     * gets them again.
     *
     * @throws Refusal where it is too large or says what was there before
     */
    static Bytes changed(Bytes before, String text) {
        String had = of(before);
        String whole = had.contains(CRLF) ? text.replace(CRLF, "\n").replace("\n", CRLF) : text;
        Bytes after = Bytes.utf8(whole);
        if (after.size() > Intake.LARGEST) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE, "too-large", "Isi yang diperbaiki terlalu besar; paling besar 8 MB.");
        }
        if (after.equals(before)) {
            throw Refusal.invalid("Isi kiriman ini belum diubah; untuk mengulang isi yang sama pakai \"Coba lagi\".");
        }
        return after;
    }
}
