package id.sigap.connector.x;

import id.sigap.connector.api.LocalizedText;
import id.sigap.connector.api.MissingSettingException;

/** What an administrator reads about a channel that does not work. */
final class Words {
    private Words() {}

    static LocalizedText of(String code) {
        return switch (code) {
            case "login-refused" ->
                new LocalizedText(
                        "X menolak refresh token akun; beri izin lagi dan isi refresh token yang baru.",
                        "X refuses the account's refresh token; give consent again and fill in the new one.");
            case "credentials-refused" ->
                new LocalizedText(
                        "X menolak token akun atau aplikasi; periksa token di pengaturan kanal.",
                        "X refuses the account's or the app's token; check the tokens in the channel's settings.");
            case "usage-capped" ->
                new LocalizedText(
                        "Kuota atau saldo pemakaian API X habis; tambah di portal pengembang X.",
                        "The usage cap or credit of the X API is used up; raise it in X's developer portal.");
            case "rate-limited" ->
                new LocalizedText(
                        "X membatasi jumlah panggilan untuk sementara.", "X limits the number of calls for now.");
            case "account-mismatch" ->
                new LocalizedText(
                        "Token yang diisi milik akun lain, bukan akun dengan ID pengguna ini.",
                        "The token belongs to another account than the one with this user id.");
            case "webhook-missing" ->
                new LocalizedText(
                        "Webhook kanal ini tidak terdaftar di X; aktifkan kanal lagi.",
                        "This channel's webhook is not registered with X; activate the channel again.");
            case "webhook-invalid" ->
                new LocalizedText(
                        "X menganggap webhook kanal ini tidak sah dan tidak lagi mengirim ke sana.",
                        "X holds this channel's webhook for invalid and no longer sends to it.");
            case "webhook-refused" ->
                new LocalizedText(
                        "X menolak alamat webhook: harus https, tanpa nomor port, dan menjawab tantangan X.",
                        "X refuses the webhook's address: it must be https, without a port, and answer X's challenge.");
            case "subscription-missing" ->
                new LocalizedText(
                        "Akun ini tidak lagi berlangganan semua peristiwa yang diperlukan; aktifkan kanal lagi.",
                        "This account is no longer subscribed to every event it needs; activate the channel again.");
            case "platform-away" -> new LocalizedText("X tidak dapat dihubungi.", "X cannot be reached.");
            default ->
                new LocalizedText(
                        "X menolak akun atau aplikasi ini (" + code + ").",
                        "X refuses this account or app (" + code + ").");
        };
    }

    static LocalizedText of(MissingSettingException e) {
        return new LocalizedText(
                "Pengaturan \"" + e.setting() + "\" belum diisi dengan benar.",
                "The setting \"" + e.setting() + "\" is not filled in properly.");
    }
}
