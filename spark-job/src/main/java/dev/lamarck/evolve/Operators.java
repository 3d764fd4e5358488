package dev.lamarck.evolve;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;

/** The run's operators, of which each child gets one by weight. */
record Operators(List<Operator> list, Wheel wheel) {

    /** One operator under its name. */
    record Operator(String name, double weight, Variator variator) {}

    static Operators of(List<Operator> list) {
        Wheel wheel = Wheel.of(list, Operator::weight);
        if (!(wheel.total() > 0)) {
            throw EvolveErrors.noOperatorWeight();
        }
        return new Operators(List.copyOf(list), wheel);
    }

    int choose(RandomKey key) {
        return wheel.spin(key.with(Purpose.OPERATOR).draws().nextDouble());
    }
}
