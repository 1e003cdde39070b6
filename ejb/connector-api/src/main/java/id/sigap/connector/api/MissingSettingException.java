package id.sigap.connector.api;

/** A channel lacks a setting or secret without which the connector cannot work, or it is not of its declared type. */
public class MissingSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String setting;

    public MissingSettingException(String setting) {
        super(message(setting));
        this.setting = setting;
    }

    public MissingSettingException(String setting, Throwable cause) {
        super(message(setting), cause);
        this.setting = setting;
    }

    private static String message(String setting) {
        return "The setting \"" + setting
                + "\" is missing or not of its declared type; complete the channel's settings.";
    }

    /** Its name. */
    public String setting() {
        return setting;
    }
}
