package dev.lamarck.conf;

/**
 * The implementations of one port that a package offers by name, each with the record that its settings are bound to.
 * Found through {@code ServiceLoader}, so that a port need not know its implementations.
 */
public interface Offers<P> {
    Class<P> port();

    /** The catalog with these implementations in it. */
    Catalog<P> addTo(Catalog<P> catalog);
}
