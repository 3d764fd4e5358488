package dev.lamarck.evolve.choice;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.Wheel;
import dev.lamarck.genome.Purpose;
import java.util.Arrays;
import java.util.List;

/**
 * Probability matching (Thierens, 2005): operators are drawn in proportion to what they earn. With the weights w, which
 * add up to 1, and the share q of an operator's recent children that were an improvement, its probability is
 * m w + (1 - m) w q / sum(w q). An operator that has had no children counts like the best of the others; while nobody
 * earns anything, the weights decide.
 */
final class ProbabilityMatching implements OperatorChoice {

    private final Settings settings;

    /** What everybody gets, and how soon it forgets. */
    record Settings(
            @Default("0.2") @Range(min = 0, max = 1) @Doc("share of the children that goes by weight alone")
            double minimum,

            @Default("0.9")
            @Range(min = 0, max = 1)
            @Doc("how much a generation counts when the next one comes; 1 forgets nothing")
            double decay) {}

    ProbabilityMatching(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Integer> choose(Ballot ballot) {
        Wheel wheel = Wheel.of(probabilities(ballot));
        return ballot.keys().stream()
                .map(key -> wheel.spin(key.with(Purpose.OPERATOR).draws().nextDouble()))
                .toList();
    }

    double[] probabilities(Ballot ballot) {
        double[] weights = ballot.weights();
        double[] earned = earned(Ledger.read(ballot.state()).accounts(ballot.operators()), weights);
        double all = Arrays.stream(weights).sum();
        double sum = Arrays.stream(earned).sum();
        double[] probabilities = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            double share = weights[i] / all;
            probabilities[i] =
                    sum == 0 ? share : settings.minimum() * share + (1 - settings.minimum()) * earned[i] / sum;
        }
        return probabilities;
    }

    private static double[] earned(List<Ledger.Account> accounts, double[] weights) {
        double best = 0;
        for (int i = 0; i < weights.length; i++) {
            best = weights[i] > 0 ? Math.max(best, accounts.get(i).rate()) : best;
        }
        double[] earned = new double[weights.length];
        for (int i = 0; i < earned.length; i++) {
            Ledger.Account account = accounts.get(i);
            earned[i] = weights[i] * (account.children() == 0 ? best : account.rate());
        }
        return earned;
    }

    @Override
    public byte[] learn(Takings takings) {
        return Ledger.read(takings.before())
                .after(settings.decay(), takings.earnings())
                .bytes();
    }
}
