package id.sigap.connector.x;

import id.sigap.standin.Answer;

/** Errors in X's two forms. */
final class XAnswers {
    private XAnswers() {}

    static Answer problem(int status, String type, String detail) {
        String full = type.equals("about:blank") ? type : "https://api.twitter.com/2/problems/" + type;
        return Answer.json(
                status,
                "{\"title\":\"Error\",\"detail\":\"" + detail + "\",\"type\":\"" + full + "\",\"status\":" + status
                        + "}");
    }

    static Answer old(int status, int code, String message) {
        return Answer.json(status, "{\"errors\":[{\"code\":" + code + ",\"message\":\"" + message + "\"}]}");
    }
}
