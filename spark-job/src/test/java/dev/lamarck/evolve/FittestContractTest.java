package dev.lamarck.evolve;

final class FittestContractTest extends SurvivalContract {

    @Override
    Survival survival() {
        return Members.built(Fittest.Settings.class, Fittest::new, "size: 12");
    }
}
