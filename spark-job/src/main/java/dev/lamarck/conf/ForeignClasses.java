package dev.lamarck.conf;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Predicate;

/** Finds implementations of a port that others put on the class path. */
final class ForeignClasses {
    private final String portName;
    private final Class<?> port;

    ForeignClasses(String portName, Class<?> port) {
        this.portName = portName;
        this.port = port;
    }

    /** What packages beside this one's classes offer for a port. */
    @SuppressWarnings("unchecked") // an offer for the port offers implementations of it
    static <P> List<Offers<P>> offers(Class<P> port) {
        return ServiceLoader.load(Offers.class, ForeignClasses.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(offers -> offers.port() == port)
                .map(offers -> (Offers<P>) offers)
                .toList();
    }

    List<String> names() {
        return extensions().stream().map(e -> Keys.kebab(e.name())).toList();
    }

    Optional<Extension> extension(String name) {
        return extensions().stream()
                .filter(e -> Keys.kebab(e.name()).equals(Keys.kebab(name)))
                .findFirst();
    }

    Object create(String className, Block config, Set<String> offered) {
        Class<?> type = load(className, offered);
        if (!port.isAssignableFrom(type)) {
            throw new ConfException(ConfErrors.notOfPort(portName, className, port));
        }
        Constructor<?> constructor =
                constructor(type).orElseThrow(() -> new ConfException(ConfErrors.noConstructor(portName, className)));
        Object[] arguments = arguments(constructor, config);
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new ConfException(ConfErrors.constructorFailed(portName, className, e.getTargetException()), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new ConfException(ConfErrors.unloadable(portName, className, e), e);
        }
    }

    private List<Extension> extensions() {
        try {
            return ServiceLoader.load(Extension.class, loader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(extension -> extension.port() == port)
                    .toList();
        } catch (ServiceConfigurationError e) {
            throw new ConfException(ConfErrors.unloadable(portName, Extension.class.getName(), e), e);
        }
    }

    private Class<?> load(String className, Set<String> offered) {
        try {
            return Class.forName(className, true, loader());
        } catch (ClassNotFoundException e) {
            String problem = className.contains(".")
                    ? ConfErrors.noSuchClass(portName, className, offered)
                    : ConfErrors.unknownName(portName, className, offered);
            throw new ConfException(problem, e);
        } catch (LinkageError e) {
            throw new ConfException(ConfErrors.unloadable(portName, className, e), e);
        }
    }

    private static Object[] arguments(Constructor<?> constructor, Block config) {
        if (constructor.getParameterCount() == 0) {
            Catalog.refuseSettings(config);
            return new Object[0];
        }
        Class<?> parameter = constructor.getParameterTypes()[0];
        return new Object[] {
            parameter == Block.class ? config : new Binder().bind(config, parameter.asSubclass(Record.class))
        };
    }

    private static Optional<Constructor<?>> constructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
            return Optional.empty();
        }
        List<Predicate<Class<?>[]>> forms = List.of(
                p -> p.length == 1 && p[0].isRecord(), p -> p.length == 1 && p[0] == Block.class, p -> p.length == 0);
        return forms.stream()
                .flatMap(form -> Arrays.stream(type.getConstructors()).filter(c -> form.test(c.getParameterTypes())))
                .findFirst();
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ForeignClasses.class.getClassLoader();
    }
}
