package dev.lamarck.evolve.choice;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.genome.RandomKey;
import java.util.Arrays;
import java.util.List;

/**
 * Upper confidence bounds (Auer, Cesa-Bianchi and Fischer, 2002) over fading counts, as Fialho, Da Costa, Schoenauer and
 * Sebag (2010) choose operators. One child after the other goes to the operator with the greatest
 * q / max q + c sqrt(w ln(1 + N) / n): q is the share of its recent children that were an improvement, n their number, N
 * that of all, w its weight, 1 on the average. Children that are dealt out count in n and N at once, as if they would
 * earn q. So nothing is drawn, the whole generation is dealt out evenly, and operators that earn alike get children by
 * their weights. An operator that has had none comes first.
 */
final class UpperConfidence implements OperatorChoice {

    private final Settings settings;

    /** How curious, and how forgetful. */
    record Settings(
            @Default("0.5")
            @Range(min = 0, max = 1000)
            @Doc("c: how much an operator that was used little is given the benefit of the doubt")
            double exploration,

            @Default("0.9")
            @Range(min = 0, max = 1)
            @Doc("how much a generation counts when the next one comes; 1 forgets nothing")
            double decay) {}

    UpperConfidence(Settings settings) {
        this.settings = settings;
    }

    /** Children of the islands before count as dealt out already: keys say the child's slot in its generation. */
    @Override
    public List<Integer> choose(Ballot ballot) {
        int slots = 1 + ballot.keys().stream().mapToInt(RandomKey::slot).max().orElse(-1);
        int[] dealt = dealt(ballot, slots);
        return ballot.keys().stream().map(key -> dealt[key.slot()]).toList();
    }

    private int[] dealt(Ballot ballot, int slots) {
        List<Ledger.Account> accounts = Ledger.read(ballot.state()).accounts(ballot.operators());
        double[] weights = ballot.weights();
        double all = Arrays.stream(weights).sum();
        long chosen = Arrays.stream(weights).filter(weight -> weight > 0).count();
        double[] bounds = Arrays.stream(weights).map(w -> w / all * chosen).toArray();
        double[] earned = relative(accounts, weights);
        double[] children =
                accounts.stream().mapToDouble(Ledger.Account::children).toArray();
        int[] dealt = new int[slots];
        double total = Arrays.stream(children).sum();
        for (int slot = 0; slot < slots; slot++) {
            dealt[slot] = greatest(earned, bounds, children, StrictMath.log(1 + total));
            children[dealt[slot]]++;
            total++;
        }
        return dealt;
    }

    /** Earnings as parts of the best operator's. */
    private static double[] relative(List<Ledger.Account> accounts, double[] weights) {
        double[] rates = new double[weights.length];
        for (int i = 0; i < rates.length; i++) {
            rates[i] = weights[i] == 0 ? 0 : accounts.get(i).rate();
        }
        double best = Arrays.stream(rates).max().orElseThrow();
        return best == 0 ? rates : Arrays.stream(rates).map(rate -> rate / best).toArray();
    }

    private int greatest(double[] earned, double[] weights, double[] children, double log) {
        int greatest = -1;
        double bound = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < earned.length; i++) {
            double here = children[i] == 0
                    ? Double.POSITIVE_INFINITY
                    : earned[i] + settings.exploration() * Math.sqrt(weights[i] * log / children[i]);
            if (weights[i] > 0 && (greatest < 0 || here > bound)) {
                greatest = i;
                bound = here;
            }
        }
        return greatest;
    }

    @Override
    public byte[] learn(Takings takings) {
        return Ledger.read(takings.before())
                .after(settings.decay(), takings.earnings())
                .bytes();
    }
}
