package id.sigap.wording.template;

import static java.util.Objects.requireNonNull;

/** A template or a value for it is not what it has to be; nothing was rendered. The message is Indonesian. */
public final class TemplateRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String template;

    TemplateRefused(String template, String message) {
        super("Templat " + template + ": " + message);
        this.template = requireNonNull(template, "template");
    }

    /** The code of the template. */
    public String template() {
        return template;
    }
}
