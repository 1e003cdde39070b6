package id.sigap.web.spa;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ways in which a request fails before or beside the resources, with the sentence for the person or program behind it. */
enum Failure {
    INVALID(
            400,
            "invalid",
            "Permintaan tidak dapat dibaca",
            "Permintaan ini tidak berbentuk seperti yang diharapkan; periksa alamat dan isinya.",
            "The request cannot be read",
            "This request does not have the expected form; check its address and content."),
    SIGNED_OUT(
            401,
            "signed-out",
            "Belum masuk",
            "Masuk dahulu, atau sertakan token yang masih berlaku, untuk memakai alamat ini.",
            "Not signed in",
            "Sign in first, or send a valid token, to use this address."),
    NOT_ALLOWED(
            403,
            "not-allowed",
            "Tidak diizinkan",
            "Anda tidak berwenang memakai alamat ini, atau layanan masuk sedang tidak terjangkau; coba lagi sebentar lagi.",
            "Not allowed",
            "You may not use this address, or the sign-in service cannot be reached just now; try again in a moment."),
    NOT_FOUND(
            404,
            "not-found",
            "Tidak ditemukan",
            "Tidak ada apa pun di alamat ini; periksa penulisannya.",
            "Not found",
            "There is nothing at this address; check its spelling."),
    WRONG_METHOD(
            405,
            "invalid",
            "Cara tidak dikenal",
            "Alamat ini tidak menerima metode HTTP tersebut.",
            "Unknown method",
            "This address does not take that HTTP method."),
    NOT_ACCEPTABLE(
            406,
            "invalid",
            "Bentuk jawaban tidak tersedia",
            "Alamat ini tidak dapat menjawab dalam bentuk yang diminta (Accept).",
            "No such form of answer",
            "This address cannot answer in the form asked for (Accept)."),
    TOO_LARGE(
            413,
            "too-large",
            "Terlalu besar",
            "Kiriman ini terlalu besar; seluruhnya paling banyak 30 MB.",
            "Too large",
            "This request is too large; 30 MB is the most in all."),
    UNSUPPORTED(
            415,
            "invalid",
            "Jenis isi tidak dikenal",
            "Alamat ini tidak menerima jenis isi tersebut (Content-Type).",
            "Unknown type of content",
            "This address does not take that type of content (Content-Type)."),
    AWAY(
            503,
            "unavailable",
            "Sedang tidak tersedia",
            "Layanan ini sedang tidak tersedia; coba lagi sebentar lagi.",
            "Not available just now",
            "This service is not available just now; try again in a moment."),
    UNEXPECTED(
            500,
            "unexpected",
            "Terjadi kesalahan",
            "Terjadi kesalahan yang tidak terduga pada server; coba lagi sebentar lagi.",
            "Something went wrong",
            "Something unexpected went wrong on the server; try again in a moment.");

    private final int status;
    private final String code;
    private final String title;
    private final String detail;
    private final String englishTitle;
    private final String englishDetail;

    Failure(int status, String code, String title, String detail, String englishTitle, String englishDetail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
        this.englishTitle = englishTitle;
        this.englishDetail = englishDetail;
    }

    /** The failure with that HTTP status; other client errors count as {@link #INVALID}, all else as {@link #UNEXPECTED}. */
    static Failure of(int status) {
        return Arrays.stream(values())
                .filter(failure -> failure.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? INVALID : UNEXPECTED);
    }

    /** @param acceptLanguage the header; the first language in it decides, Indonesian where there is none */
    static boolean prefersEnglish(@Nullable String acceptLanguage) {
        return acceptLanguage != null
                && acceptLanguage.strip().toLowerCase(Locale.ROOT).startsWith("en");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title(boolean english) {
        return english ? englishTitle : title;
    }

    String detail(boolean english) {
        return english ? englishDetail : detail;
    }
}
