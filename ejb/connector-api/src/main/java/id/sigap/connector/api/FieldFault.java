package id.sigap.connector.api;

/**
 * What is wrong with one field of a form.
 *
 * @param field its name
 * @param message in Indonesian; says what was wrong and what is expected
 */
public record FieldFault(String field, String message) {

    public FieldFault {
        Checks.filled("field", field);
        Checks.filled("message", message);
    }
}
