package dev.lamarck.evolve;

import java.util.ArrayList;
import java.util.List;

/**
 * A run's search strategy, built from its settings: the rules by which a {@link Population} takes in a generation and
 * the {@link Planner} lays out the next.
 */
public final class Search {

    static final int EVERYWHERE = -1;
    static final String ARCHIVE = "archive";
    static final String BEST = "best";

    private final SearchSettings settings;
    private final List<Rule> islandRules;
    private final List<Rule> runRules;
    private final ParentSelection parents;
    private final Migration migration;
    private final Operators operators;

    /** A survival rule under its role. */
    record Rule(String role, Survival survival) {}

    private Search(SearchSettings settings) {
        this.settings = settings;
        this.islandRules = rules(settings.survival().island());
        this.runRules = rules(settings.survival().run());
        this.parents = settings.parents().create(Catalogs.parents());
        this.migration = settings.migration().create(Catalogs.migrations());
        this.operators = Operators.of(operators(settings));
        settings.initial().create(Catalogs.operators());
        settings.repair().ifPresent(plugin -> plugin.create(Catalogs.repairs()));
        probe();
    }

    /** Builds everything that the settings name, so that a wrong name or block is found before anything runs. */
    public static Search of(SearchSettings settings) {
        return new Search(settings);
    }

    static List<Operators.Operator> operators(SearchSettings settings) {
        return settings.operators().stream()
                .map(operator -> new Operators.Operator(
                        operator.label(), operator.weight(), operator.plugin().create(Catalogs.operators())))
                .toList();
    }

    private static List<Rule> rules(List<SearchSettings.RuleSettings> settings) {
        List<Rule> rules = new ArrayList<>();
        for (SearchSettings.RuleSettings rule : settings) {
            rules.add(new Rule(rule.label(), rule.plugin().create(Catalogs.survivals())));
        }
        return rules;
    }

    private void probe() {
        Survival.Contest nobody = new Survival.Contest(settings.features(), Survivors.none(), List.of());
        islandRules.forEach(rule -> rule.survival().survive(nobody));
        runRules.forEach(rule -> rule.survival().survive(nobody));
        if (runRules.stream().map(Rule::role).anyMatch(BEST::equals)) {
            throw EvolveErrors.twoRulesOfOneRole(BEST);
        }
    }

    public SearchSettings settings() {
        return settings;
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

    Operators operators() {
        return operators;
    }
}
