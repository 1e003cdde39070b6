package id.sigap.standin.whatsapp;

/**
 * The office's account on the stand-in.
 *
 * @param numberId Meta's id of the telephone number
 * @param number the number, digits
 * @param businessId Meta's id of the business account
 * @param token what calls carry as bearer
 * @param appSecret what webhooks are signed with
 * @param verifyToken what the handshake repeats
 * @param template the one approved template, in Indonesian, with one parameter
 */
public record WhatsAppAccount(
        String numberId,
        String number,
        String businessId,
        String token,
        String appSecret,
        String verifyToken,
        String template) {

    /** One for tests and the demonstration. */
    public static WhatsAppAccount example() {
        return new WhatsAppAccount(
                "106540352242922",
                "628115500100",
                "102290129340398",
                "EAAG-token-peragaan",
                "rahasia-aplikasi-peragaan",
                "verifikasi-peragaan",
                "jawaban_aduan");
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "WhatsAppAccount[" + numberId + "]";
    }
}
