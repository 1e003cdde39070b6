package id.sigap.connector.email;

import id.sigap.connector.api.LocalizedText;

/** The channel cannot work until an administrator repaired it: wrong password, wrong host name, plain text refused. */
class ChannelFaultException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient LocalizedText text;

    ChannelFaultException(String code, LocalizedText text) {
        super(code);
        this.code = code;
        this.text = text;
    }

    String code() {
        return code;
    }

    LocalizedText text() {
        return text;
    }
}
