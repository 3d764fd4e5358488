package dev.lamarck.evolve.choice;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Thompson sampling (Thompson, 1933): for each child, each operator's chance of an improvement is drawn from what is
 * believed of it, Beta(1 + improved, 1 + children - improved) over fading counts, and the greatest draw wins. Weights
 * matter only in that an operator of weight 0 does not take part.
 */
final class Thompson implements OperatorChoice {

    private final Settings settings;

    /** How soon it forgets. */
    record Settings(
            @Default("0.9")
            @Range(min = 0, max = 1)
            @Doc("how much a generation counts when the next one comes; 1 forgets nothing")
            double decay) {}

    Thompson(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Integer> choose(Ballot ballot) {
        List<Ledger.Account> accounts = Ledger.read(ballot.state()).accounts(ballot.operators());
        return ballot.keys().stream()
                .map(key -> winner(accounts, ballot.weights(), key))
                .toList();
    }

    private static int winner(List<Ledger.Account> accounts, double[] weights, RandomKey key) {
        RandomGenerator random = key.with(Purpose.OPERATOR).draws();
        int winner = -1;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                double draw = belief(accounts.get(i), random);
                winner = draw > greatest ? i : winner;
                greatest = Math.max(greatest, draw);
            }
        }
        return winner;
    }

    private static double belief(Ledger.Account account, RandomGenerator random) {
        return Beta.draw(1 + account.improved(), 1 + account.children() - account.improved(), random);
    }

    @Override
    public byte[] learn(Takings takings) {
        return Ledger.read(takings.before())
                .after(settings.decay(), takings.earnings())
                .bytes();
    }
}
