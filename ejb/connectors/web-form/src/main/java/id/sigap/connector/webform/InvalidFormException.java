package id.sigap.connector.webform;

import id.sigap.connector.api.FieldFault;
import id.sigap.connector.api.ReceiveVerdict;
import java.util.List;

/** A form that is not let in; carries what the sender is told. */
class InvalidFormException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReceiveVerdict.Refused refusal;

    InvalidFormException(int status, String code, String message, List<FieldFault> faults) {
        super(code);
        this.refusal = new ReceiveVerdict.Refused(status, code, message, faults);
    }

    ReceiveVerdict.Refused refusal() {
        return refusal;
    }
}
