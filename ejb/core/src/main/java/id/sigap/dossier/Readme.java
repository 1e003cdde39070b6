package id.sigap.dossier;

import id.sigap.ledger.dossier.Manifest;
import id.sigap.ledger.dossier.Names;

/** What a dossier says of itself, in plain Indonesian. */
final class Readme {
    private Readme() {}

    static String of(CaseFile file, String origin, String made) {
        boolean full = file.version().equals(CaseFile.FULL);
        return """
                BERKAS PERKARA %s
                %s
                Dibuat: %s

                %s

                Isi
                  perkara.pdf    seluruh perkara untuk dibaca: diagram, percakapan, redaksi, tenggat, riwayat
                  perkara.json   isi yang sama untuk program
                  %s
                  %s
                  %s  daftar semua berkas di atas dengan sidik jarinya (SHA-256)
                  proof/         bukti: catatan pembuatan berkas ini, bukti bahwa jejak memuatnya, titik
                                 periksa bertanda tangan, dan kunci publik jejak "%s"

                Cara memeriksa tanpa internet
                  1. Siapkan komputer dengan Java 17 atau lebih baru dan sigap-ledger-verifier.jar.
                     Ambil keduanya sendiri; jangan memakai program yang datang bersama berkas ini.
                  2. Ambil kunci publik dari kantor, bukan dari berkas ini: /api/public/checkpoints/keys
                     di alamat Sigap kantor, atau dari siapa pun yang pernah menyimpannya.
                  3. Jalankan:
                       java -jar sigap-ledger-verifier.jar dossier NAMA-BERKAS.zip --key kunci.pem
                     Jawaban "UTUH / INTACT": tidak satu bita pun berubah sejak dibuat, dan jejak audit
                     kantor mencatat pembuatannya%s.
                     Jawaban "TIDAK UTUH / NOT INTACT" menyebut apa yang berubah.
                  Tanpa --key dipakai kunci di dalam berkas ini. Itu hanya membuktikan bahwa berkas ini cocok
                  dengan dirinya sendiri; cocokkan kuncinya dengan yang diumumkan kantor.

                Yang tidak dibuktikan: bahwa yang dicatat benar pada waktu dicatat.
                """.formatted(
                        file.ticket(),
                        file.office(),
                        made,
                        full
                                ? "Versi LENGKAP. Memuat data pribadi. Simpan dan serahkan hanya kepada yang berhak (UU 27/2022)."
                                : "Versi PUBLIK. Nama dan data pribadi dihitamkan oleh program; catatan internal, konsep\nyang tidak dikirim, dan lampiran tidak disertakan. Program tidak mengenali semua data pribadi:\nbaca dahulu sebelum diumumkan.",
                        full
                                ? Names.HISTORY + "   jejak audit perkara ini, setiap entri apa adanya"
                                : "(jejak audit tidak disertakan: entrinya menyebut nama petugas)",
                        full ? "lampiran/      berkas yang dikirim atau diterima" : "(lampiran tidak disertakan)",
                        Manifest.NAME,
                        origin,
                        full ? " serta setiap entri perkara ini" : "");
    }
}
