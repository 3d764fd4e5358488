package dev.lamarck.evolve;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run's search strategy, built from its settings: the rules by which a {@link Population} takes in a generation and
 * the {@link Planner} lays out the next.
 */
public final class Search {

    static final int EVERYWHERE = -1;
    static final String ARCHIVE = "archive";
    static final String BEST = "best";
    static final String KEPT = "kept";

    private final SearchSettings settings;
    private final Space space;
    private final long seed;
    private final List<Rule> islandRules;
    private final List<Rule> runRules;
    private final ParentSelection parents;
    private final Migration migration;
    private final Renewal renewal;
    private final Operators operators;

    /**
     * A survival rule under its role.
     *
     * @param identity what implements it, and with which settings
     */
    record Rule(String role, Survival survival, String identity) {}

    private Search(SearchSettings settings, Space space, long seed) {
        this.settings = settings;
        this.space = space;
        this.seed = seed;
        this.islandRules = rules(settings.survival().island());
        this.runRules = rules(settings.survival().run());
        this.parents = made("search.parents", settings.parents(), Catalogs.parents());
        this.migration = made("search.migration", settings.migration(), Catalogs.migrations());
        this.renewal = made("search.renewal", settings.renewal(), Catalogs.renewals());
        this.operators = Operators.of(
                operators(settings, space),
                made("search.choice", settings.choice(), Catalogs.choices()),
                settings.knobs().mutationRate());
        Variator initial = made("search.initial", settings.initial(), Catalogs.operators());
        if (initial.parents() > 0) {
            throw EvolveErrors.initialNeedsParents(settings.initial().label(), initial.parents());
        }
        suited("search.initial", settings.initial().label(), initial);
        settings.repair().ifPresent(plugin -> made("search.repair", plugin, Catalogs.repairs()));
        keepElite();
        probe();
    }

    /** Builds everything that the settings name, so that a wrong name or block is found before anything runs. */
    public static Search of(SearchSettings settings, Space space, long seed) {
        return new Search(settings, space, seed);
    }

    /** The operators of the settings, each as genomes of this kind have it. */
    static List<Operators.Operator> operators(SearchSettings settings, Space space) {
        Catalog<Variator> catalog = Catalogs.operators();
        List<Operators.Operator> operators = new ArrayList<>();
        for (SearchSettings.OperatorSettings operator : settings.operators()) {
            Plugin plugin = operator.plugin().of(space, catalog);
            Variator variator = made("search.operators", plugin, catalog);
            operators.add(new Operators.Operator(operator.label(), plugin.name(), operator.weight(), variator));
        }
        return operators;
    }

    /** An implementation of a port; what is wrong with it is said of the setting that names it. */
    private static <P> P made(String setting, Plugin plugin, Catalog<P> catalog) {
        try {
            return plugin.create(catalog);
        } catch (ConfException e) {
            throw new ConfException("'" + setting + "': " + e.getMessage(), e);
        }
    }

    private static List<Rule> rules(List<SearchSettings.RuleSettings> settings) {
        List<Rule> rules = new ArrayList<>();
        for (SearchSettings.RuleSettings rule : settings) {
            String identity = rule.plugin().name() + " " + rule.config().canonical();
            rules.add(new Rule(rule.label(), made("search.survival", rule.plugin(), Catalogs.survivals()), identity));
        }
        return rules;
    }

    private void suited(String setting, String name, Variator operator) {
        if (!operator.suits(space)) {
            throw EvolveErrors.otherKind(setting, name, space.kind());
        }
        operator.check(space);
    }

    private void keepElite() {
        double rate = settings.knobs().elitismRate();
        if (rate > 0) {
            int children = (settings.size() + settings.islands() - 1) / settings.islands();
            String size = String.valueOf(Shares.up(rate, children));
            Survival elites =
                    Catalogs.survivals().create("elites", Block.empty().with("size", size));
            islandRules.add(new Rule(KEPT, elites, KEPT));
        }
    }

    private void probe() {
        for (Rule rule : Stream.concat(islandRules.stream(), runRules.stream()).toList()) {
            rule.survival().check(settings.features(), settings.objectives().size());
            rule.survival().survive(new Survival.Contest(settings.features(), Survivors.none(), List.of()));
        }
        parents.check(settings.features());
        operators.list().forEach(operator -> suited("search.operators", operator.name(), operator.variator()));
        if (runRules.stream().map(Rule::role).anyMatch(BEST::equals)) {
            throw EvolveErrors.twoRulesOfOneRole(BEST);
        }
        if (islandRules.stream()
                .anyMatch(rule -> rule.role().equals(KEPT) && !rule.identity().equals(KEPT))) {
            throw EvolveErrors.twoRulesOfOneRole(KEPT);
        }
    }

    public SearchSettings settings() {
        return settings;
    }

    /** The key of the draws for a decision on an island, or, with the greatest number, on the run as a whole. */
    RandomKey key(int generation, int island, int number, Purpose purpose) {
        return new RandomKey(seed, generation, island, number, purpose);
    }

    boolean countsOffspring() {
        return settings.knobs().explorationBonus() > 0 || parents.countsOffspring();
    }

    Space space() {
        return space;
    }

    List<Rule> islandRules() {
        return islandRules;
    }

    List<Rule> runRules() {
        return runRules;
    }

    ParentSelection parents() {
        return parents;
    }

    Migration migration() {
        return migration;
    }

    Renewal renewal() {
        return renewal;
    }

    Operators operators() {
        return operators;
    }
}
