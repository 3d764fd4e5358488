package dev.lamarck.evolve;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import java.util.Optional;

/** An implementation of a port as the settings name it. */
public record Plugin(
        @Doc("name of a built-in one") Optional<String> type,

        @Doc("fully qualified name of a class on the class path")
        Optional<String> className,

        @Default("{}") @Doc("its own settings") Block config) {

    public Plugin {
        if (type.isEmpty() && className.isEmpty()) {
            throw new ConfException("Give 'type' (a built-in name) or 'class' (a class on the class path).");
        }
    }

    public static Plugin of(String type) {
        return new Plugin(Optional.of(type), Optional.empty(), Block.empty());
    }

    /** The class if one is given, as then the type is only a label. */
    public String name() {
        return className.or(() -> type).orElseThrow();
    }

    /** What people call it. */
    public String label() {
        return type.orElseGet(() -> name().substring(name().lastIndexOf('.') + 1));
    }

    public <P> P create(Catalog<P> catalog) {
        return catalog.create(name(), config);
    }
}
