package dev.lamarck.evolve;

final class GaussianContractTest extends VariatorContract {

    @Override
    Variator variator() {
        return Members.built(Gaussian.Settings.class, Gaussian::new, "{sigma: 0.3, rate: 0.5}");
    }
}
