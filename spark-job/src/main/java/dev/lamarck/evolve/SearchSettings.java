package dev.lamarck.evolve;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a run searches. Every key changes the result, so all of them count for the identity of a run. */
public record SearchSettings(
        @Default("100") @Positive @Doc("children a generation")
        int size,

        @Default("4") @Positive @Doc("islands that evolve apart")
        int islands,

        @Default("[{metric: score}]") @NonEmpty @Doc("what to get better at; the first one is the score")
        List<Objective> objectives,

        @Default("[complexity, diversity]")
        @Doc("what is measured besides: complexity, diversity, score, or a metric of the evaluator")
        List<String> features,

        @Default("[]") @Doc("bounds that features should keep; whoever keeps them is better than whoever does not")
        List<Constraint> constraints,

        @Doc("who lives on") SurvivalSettings survival,

        @Default("{type: explore-exploit}") @Doc("who becomes a parent")
        Plugin parents,

        @Default("{type: ring}") @Doc("who visits another island")
        Plugin migration,

        @Default("{type: none}") @Doc("which islands begin anew")
        Plugin renewal,

        @Default("{type: random}") @Doc("makes the first generation, and children for empty islands")
        Plugin initial,

        @Default("[{type: gaussian, weight: 0.7}, {type: uniform-crossover, weight: 0.3}]")
        @NonEmpty
        @Doc(
                "what makes children, with their shares. For programs, if absent: semantic, random, graft, merge and revert, or"
                        + " text where their language has no grammar")
        List<OperatorSettings> operators,

        @Default("{type: weights}") @Doc("how the operator of a child is chosen; 'adaptive' is another word for it")
        Plugin choice,

        @Doc("improves every child before it is evaluated, so that the improvement is inherited")
        Optional<Plugin> repair,

        @Doc("what may be turned while a run goes on") Knobs knobs) {

    public SearchSettings {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        features = FeatureNames.expanded("'search.features'", features);
        operators = List.copyOf(operators);
        refuseTwice("search.features", features);
        for (Constraint constraint : constraints) {
            if (!features.contains(constraint.feature())) {
                throw EvolveErrors.unknownFeature("search.constraints", constraint.feature(), features);
            }
        }
        refuseTwice(
                "search.objectives", objectives.stream().map(Objective::metric).toList());
        refuseTwice(
                "search.operators",
                operators.stream().map(OperatorSettings::label).toList());
    }

    private static void refuseTwice(String key, List<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new ConfException("'%s' names '%s' twice. %s.".formatted(key, name, remedy(key)));
        });
    }

    private static String remedy(String key) {
        return switch (key) {
            case "search.operators" -> "Keep one, or give one of them another 'name'";
            case "search.survival.island", "search.survival.run" -> "Keep one, or give one of them another 'role'";
            default -> "Keep one";
        };
    }

    /** Rules for each island, and rules for the run as a whole. */
    public record SurvivalSettings(
            @Default("[{type: map-elites}, {type: elites, config: {size: 10}}]")
            @NonEmpty
            @Doc("rules that hold on each island")
            List<RuleSettings> island,

            @Default("[{type: archive, config: {size: 100}}]")
            @Doc("rules over all islands; 'archive' feeds exploitation")
            List<RuleSettings> run) {

        public SurvivalSettings {
            island = List.copyOf(island);
            run = List.copyOf(run);
            refuseTwice(
                    "search.survival.island",
                    island.stream().map(RuleSettings::label).toList());
            refuseTwice(
                    "search.survival.run", run.stream().map(RuleSettings::label).toList());
        }
    }

    /** A survival rule and the role that its residents have in the table {@code population}. */
    public record RuleSettings(
            @Doc("name of a built-in rule") Optional<String> type,

            @Doc("fully qualified name of a class on the class path")
            Optional<String> className,

            @Doc("role of its residents in the table population; its type if absent")
            Optional<String> role,

            @Default("{}") @Doc("its own settings") Block config) {

        String label() {
            return role.orElseGet(() -> plugin().label());
        }

        Plugin plugin() {
            return new Plugin(type, className, config);
        }
    }

    /** An operator with its share of the children. */
    public record OperatorSettings(
            @Doc("name of a built-in operator") Optional<String> type,

            @Doc("fully qualified name of a class on the class path")
            Optional<String> className,

            @Doc("what tables call it; its type if absent") Optional<String> name,

            @Default("1") @Range(min = 0, max = 1e9) @Doc("share of the children, relative to the other operators")
            double weight,

            @Default("{}") @Doc("its own settings") Block config) {

        public String label() {
            return name.orElseGet(() -> plugin().label());
        }

        Plugin plugin() {
            return new Plugin(type, className, config);
        }
    }
}
