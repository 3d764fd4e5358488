package dev.lamarck.store;

/** Another driver has committed what this one was about to: this driver no longer owns the run and must stop. */
public final class FencedException extends StoreException {

    private static final long serialVersionUID = 1L;

    FencedException(String message) {
        super(Fault.ENVIRONMENT, message);
    }
}
