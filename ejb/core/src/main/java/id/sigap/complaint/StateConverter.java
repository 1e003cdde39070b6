package id.sigap.complaint;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a state by its code. */
@Converter(autoApply = true)
public class StateConverter implements AttributeConverter<State, String> {
    @Override
    public String convertToDatabaseColumn(State state) {
        return state == null ? null : state.code();
    }

    @Override
    public State convertToEntityAttribute(String code) {
        return code == null ? null : State.of(code);
    }
}
