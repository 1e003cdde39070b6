package id.sigap.connector.api;

/**
 * One field that a person fills in by hand in another office's system.
 *
 * @param name as that system's form calls it, in Indonesian
 * @param value what to enter; may be empty where there is nothing to enter
 */
public record SheetField(String name, String value) {

    public SheetField {
        name = Checks.filled("name", UnicodeText.storable(name));
        value = UnicodeText.storable(value);
    }

    /** The name only. */
    @Override
    public String toString() {
        return "SheetField[" + name + "]";
    }
}
