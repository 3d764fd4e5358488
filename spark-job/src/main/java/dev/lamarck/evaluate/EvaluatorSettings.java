package dev.lamarck.evaluate;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import java.util.List;
import java.util.Optional;

/** What scores the candidates. */
public record EvaluatorSettings(
        @Doc("name of a built-in evaluator") Optional<String> type,

        @Doc("fully qualified name of a class on the class path")
        Optional<String> className,

        @Default("[]") @Doc("metrics that a clock measures; they do not count for fingerprints")
        List<String> measured,

        @Doc("what one evaluation needs of a machine") ResourceSettings resources,

        @Default("true") @Doc("try it on the driver before a run begins")
        boolean check,

        @Doc("hash of the files that it reads; filled in when a run starts")
        Optional<String> assets,

        @Default("{}") @Doc("its own settings") Block config) {

    public EvaluatorSettings {
        measured = List.copyOf(measured);
        if (type.isEmpty() && className.isEmpty()) {
            throw new ConfException("Give 'type' (a built-in evaluator) or 'class' (a class on the class path).");
        }
    }

    /** An evaluator inside another one. */
    public EvaluatorSettings(Optional<String> type, Optional<String> className, List<String> measured, Block config) {
        this(type, className, measured, ResourceSettings.none(), true, Optional.empty(), config);
    }

    /** What one evaluation needs, as the settings and the evaluator say. */
    public Demand demand(Evaluator made) {
        return resources.demand().or(made.demand());
    }

    public Evaluator create() {
        return Catalogs.evaluators().create(className.or(() -> type).orElseThrow(), config);
    }
}
