package dev.lamarck.store;

/**
 * The store cannot do what was asked. Nothing half done is visible afterwards: what was not committed can be committed
 * again, by this driver or a later one.
 */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Who can put it right. */
    public enum Fault {
        /** A wrong name or request: the person who typed it. */
        USER,
        /** A disk, a permission, another program: whoever runs the machine. */
        ENVIRONMENT
    }

    private final Fault fault;

    public StoreException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
        this.fault = Fault.ENVIRONMENT;
    }

    public Fault fault() {
        return fault;
    }
}
