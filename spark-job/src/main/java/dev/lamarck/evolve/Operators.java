package dev.lamarck.evolve;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The run's operators, of which each child gets one.
 *
 * @param weights their shares of the children, the mutation rate counted in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Operators(List<Operator> list, OperatorChoice choice, double[] weights) {

    /**
     * One operator under its name.
     *
     * @param kind what implements it
     */
    record Operator(String name, String kind, double weight, Variator variator) {
        boolean mutates() {
            return variator.parents() == 1;
        }

        boolean recombines() {
            return variator.parents() > 1;
        }
    }

    static Operators of(List<Operator> list, OperatorChoice choice, Optional<Double> mutationRate) {
        double[] weights = list.stream().mapToDouble(Operator::weight).toArray();
        if (!(sum(list, operator -> true) > 0)) {
            throw EvolveErrors.noOperatorWeight();
        }
        mutationRate.ifPresent(rate -> share(list, weights, rate));
        return new Operators(List.copyOf(list), choice, weights);
    }

    /** Gives mutation its share of what mutation and recombination have together, where there is both. */
    private static void share(List<Operator> list, double[] weights, double rate) {
        double mutation = sum(list, Operator::mutates);
        double recombination = sum(list, Operator::recombines);
        if (mutation > 0 && recombination > 0) {
            double both = mutation + recombination;
            for (int i = 0; i < weights.length; i++) {
                if (list.get(i).mutates()) {
                    weights[i] *= rate * both / mutation;
                } else if (list.get(i).recombines()) {
                    weights[i] *= (1 - rate) * both / recombination;
                }
            }
        }
    }

    private static double sum(List<Operator> list, Predicate<Operator> which) {
        return list.stream().filter(which).mapToDouble(Operator::weight).sum();
    }

    List<String> names() {
        return list.stream().map(Operator::name).toList();
    }

    /** Whether children can be made where nobody lives. */
    boolean needNobody() {
        return list.stream()
                .filter(operator -> operator.weight() > 0)
                .allMatch(operator -> operator.variator().parents() == 0);
    }
}
