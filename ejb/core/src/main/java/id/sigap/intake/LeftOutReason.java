package id.sigap.intake;

/** Why a file was not kept, in the words that stand under its message. */
final class LeftOutReason {
    private static final String SIZE = "melewati batas ukuran";

    private LeftOutReason() {}

    /**
     * @param code a connector's, see {@code Attachment.LeftOut} and {@code FetchOutcome.Gone}
     * @param otherwise said of a code that is not known
     */
    static String of(String code, String otherwise) {
        return switch (code) {
            case "too-large" -> SIZE;
            case "mail-too-large" -> "surel seutuhnya melewati batas ukuran";
            case "too-many-files" -> "melewati batas jumlah berkas";
            case "unsupported-by-platform" ->
                "platform tidak meneruskan isi jenis ini (misalnya jajak pendapat atau foto sekali lihat);"
                        + " tanyakan isinya kepada pelapor";
            case "not-a-file" -> "yang dikirim bukan berkas, melainkan kartu atau tautan";
            case "no-address", "media-missing" -> "platform memberitahukan berkas ini tanpa menyertakannya";
            case "address-refused" -> "alamat berkasnya tidak boleh dihubungi dari sini";
            default -> otherwise;
        };
    }
}
