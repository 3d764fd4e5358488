package dev.lamarck.conf;

/** An implementation of a port that a jar on the class path offers by name, found through {@code ServiceLoader}. */
public interface Extension {
    Class<?> port();

    String name();

    Object create(Block config);
}
