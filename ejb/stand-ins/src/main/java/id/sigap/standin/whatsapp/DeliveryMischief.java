package id.sigap.standin.whatsapp;

/** How a webhook's delivery goes wrong. */
public enum DeliveryMischief {
    /** It goes well. */
    NONE,
    /** It comes twice. */
    TWICE,
    /** It comes after the next one. */
    HOLD_BACK,
    /** It comes first with a signature under another secret, then rightly. */
    WRONG_SIGNATURE,
    /** It does not come until {@link WhatsAppStandIn#retryDeliveries()}. */
    LOSE
}
