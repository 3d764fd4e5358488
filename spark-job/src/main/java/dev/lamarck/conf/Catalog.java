package dev.lamarck.conf;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The implementations of one port, by name: those that are built in, those that jars on the class path offer as an
 * {@link Extension}, and any class there by its full name. Immutable.
 */
public final class Catalog<P> {
    private final String portName;
    private final Class<P> port;
    private final SortedMap<String, Offer<P>> offers;

    private Catalog(String portName, Class<P> port, SortedMap<String, Offer<P>> offers) {
        this.portName = portName;
        this.port = port;
        this.offers = Collections.unmodifiableSortedMap(offers);
    }

    /** A built-in implementation, with the record its settings are bound to. */
    private record Offer<P>(Class<? extends Record> settings, Function<Block, P> factory) {}

    /** The settings of an implementation that has none. */
    private record Nothing() {}

    /** The catalog of a port with everything that packages offer for it. */
    public static <P> Catalog<P> of(String portName, Class<P> port) {
        Catalog<P> catalog = new Catalog<>(portName, port, new TreeMap<>());
        for (Offers<P> offers : ForeignClasses.offers(port)) {
            catalog = offers.addTo(catalog);
        }
        return catalog;
    }

    public <S extends Record> Catalog<P> with(String name, Class<S> settings, Function<S, P> factory) {
        SortedMap<String, Offer<P>> more = new TreeMap<>(offers);
        more.put(Keys.kebab(name), new Offer<>(settings, block -> factory.apply(new Binder().bind(block, settings))));
        return new Catalog<>(portName, port, more);
    }

    public Catalog<P> with(String name, Supplier<P> factory) {
        return with(name, Nothing.class, nothing -> factory.get());
    }

    /** The implementation of a name or a class, made with its own block of settings. */
    public P create(String nameOrClass, Block config) {
        Offer<P> offer = offers.get(Keys.kebab(nameOrClass));
        try {
            Object made = offer != null ? offer.factory().apply(config) : foreign(nameOrClass, config);
            if (!port.isInstance(made)) {
                throw new ConfException(ConfErrors.notOfPort(portName, nameOrClass, port));
            }
            return port.cast(made);
        } catch (IllegalArgumentException e) {
            throw new ConfException(ConfErrors.constructorFailed(portName, nameOrClass, e), e);
        }
    }

    /** The names on offer, built in and from extensions. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(offers.keySet());
        names.addAll(foreignClasses().names());
        return Collections.unmodifiableSet(names);
    }

    /** The settings records of the built-in implementations that have settings. */
    public Map<String, Class<? extends Record>> settings() {
        Map<String, Class<? extends Record>> settings = new LinkedHashMap<>();
        offers.forEach((name, offer) -> {
            if (offer.settings() != Nothing.class) {
                settings.put(name, offer.settings());
            }
        });
        return Collections.unmodifiableMap(settings);
    }

    /** A binding target for classes that take no settings, so that any key given to them is refused. */
    static void refuseSettings(Block config) {
        new Binder().bind(config, Nothing.class);
    }

    private Object foreign(String name, Block config) {
        ForeignClasses foreign = foreignClasses();
        return foreign.extension(name)
                .map(extension -> extension.create(config))
                .orElseGet(() -> foreign.create(name, config, names()));
    }

    private ForeignClasses foreignClasses() {
        return new ForeignClasses(portName, port);
    }
}
