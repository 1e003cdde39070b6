package id.sigap.ledger.verifier;

import java.util.Optional;

/**
 * What is wrong, and where it begins.
 *
 * @param leaf  the first leaf that is not what it was; empty where the finding is about no leaf
 * @param entry the entry at that leaf, where one is there
 * @param to    the last leaf that may be meant, where the first alone cannot be told
 * @param other the leaf or entry that the first was exchanged with or should stand at
 */
public record Finding(Kind kind, Optional<Long> leaf, Optional<Long> entry, Optional<Long> to, Optional<Long> other) {

    /** The ways in which a ledger is not what it was. */
    public enum Kind {
        EDITED("isi entri ini bukan isi yang disegel", "the entry is not what was sealed"),
        DELETED("entri ini dihapus", "the entry was deleted"),
        INSERTED(
                "entri ini disisipkan, tidak pernah disegel di sini",
                "the entry was inserted; it was never sealed here"),
        REORDERED("urutan entri diubah mulai dari sini", "the order of entries was changed from here on"),
        SWAPPED("entri ini ditukar dengan yang lain", "the entry was exchanged with another"),
        CUT("ekor jejak dipotong mulai dari sini", "the ledger was cut off here"),
        REWRITTEN(
                "jejak ditulis ulang: akar pohon tidak sama dengan titik periksa yang bertanda tangan; entri pertama yang diubah ada dalam rentang ini",
                "the ledger was rewritten: its root is not the signed checkpoint's; the first changed entry is in this range"),
        FORGED(
                "tanda tangan titik periksa tidak sah, atau isinya diubah",
                "a checkpoint's signature is wrong, or the checkpoint was changed"),
        UNKNOWN_KEY(
                "titik periksa ditandatangani kunci yang tidak Anda percayai",
                "a checkpoint is signed by a key that you do not trust"),
        UNSIGNED(
                "entri mulai dari sini tidak tercakup titik periksa bertanda tangan",
                "entries from here on are covered by no signed checkpoint"),
        UNSEALED("entri ini tidak disegel dalam lima menit", "the entry was not sealed within five minutes"),
        UNREADABLE("baris ini tidak terbaca sebagai baris ekspor", "the line cannot be read as one of an export"),
        INCOMPLETE(
                "berkas ekspor tidak lengkap: baris penutup tidak ada",
                "the export is incomplete: it has no last line");

        private final String indonesian;
        private final String english;

        Kind(String indonesian, String english) {
            this.indonesian = indonesian;
            this.english = english;
        }

        /** What it means, in Indonesian. */
        public String indonesian() {
            return indonesian;
        }

        /** What it means, in English. */
        public String english() {
            return english;
        }

        /** The word for programs, such as {@code unknown-key}. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static Finding of(Kind kind) {
        return new Finding(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A finding about one leaf or entry. */
    public static Finding at(Kind kind, Optional<Long> leaf, Optional<Long> entry) {
        return new Finding(kind, leaf, entry, Optional.empty(), Optional.empty());
    }

    static Finding range(Kind kind, long first, long last) {
        return new Finding(kind, Optional.of(first), Optional.empty(), Optional.of(last), Optional.empty());
    }

    /** In Indonesian, such as {@code Entri 12 (daun 3): isi entri ini …}. */
    public String indonesian() {
        return where("Entri ", "daun ", "Titik periksa", " (lihat juga ") + ": " + kind.indonesian() + ".";
    }

    /** The same in English. */
    public String english() {
        return where("Entry ", "leaf ", "Checkpoint", " (see also ") + ": " + kind.english() + ".";
    }

    private String where(String entryWord, String leafWord, String nothing, String also) {
        String where = entry.map(id -> entryWord
                        + id
                        + leaf.map(n -> " (" + leafWord + n + ")").orElse(""))
                .or(() -> leaf.map(n -> capital(leafWord) + n))
                .orElse(nothing);
        return where
                + to.map(n -> "–" + n).orElse("")
                + other.map(n -> also + leafWord + n + ")").orElse("");
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
