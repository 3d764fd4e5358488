package dev.lamarck.evolve.choice;

import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.evolve.Wheel;
import dev.lamarck.genome.Purpose;
import java.util.List;

/** Each child's operator is drawn in proportion to the weights. */
final class ByWeight implements OperatorChoice {

    @Override
    public List<Integer> choose(Ballot ballot) {
        Wheel wheel = Wheel.of(ballot.weights());
        return ballot.keys().stream()
                .map(key -> wheel.spin(key.with(Purpose.OPERATOR).draws().nextDouble()))
                .toList();
    }
}
