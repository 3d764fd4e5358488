package dev.lamarck.evolve;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.genome.Space;
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

    /**
     * This one as genomes of a kind have it: a type that the catalog has under the kind's name and its own, such as
     * {@code program-random}, is that one, so that each kind may have its own {@code random}.
     */
    public Plugin of(Space space, Catalog<?> catalog) {
        Optional<String> special = type.filter(name -> className.isEmpty())
                .map(name -> space.kind() + "-" + name)
                .filter(name -> catalog.names().contains(name.replace('_', '-')));
        return special.isPresent() ? new Plugin(special, className, config) : this;
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
