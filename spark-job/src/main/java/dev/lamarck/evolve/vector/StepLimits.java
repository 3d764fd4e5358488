package dev.lamarck.evolve.vector;

import dev.lamarck.conf.ConfException;

/** Between which values a step size that adapts has to stay. */
record StepLimits(double least, double greatest) {

    /** The limits of an operator's settings, which have to hold the size that it starts with. */
    static StepLimits around(double sigma, double minSigma, double maxSigma) {
        if (minSigma > maxSigma) {
            throw new ConfException("'min-sigma' %s is above 'max-sigma' %s. Swap them.".formatted(minSigma, maxSigma));
        }
        if (minSigma > sigma || sigma > maxSigma) {
            throw new ConfException("'sigma' is %s, outside 'min-sigma' %s and 'max-sigma' %s. Choose it between them."
                    .formatted(sigma, minSigma, maxSigma));
        }
        return new StepLimits(minSigma, maxSigma);
    }

    double keep(double sigma) {
        return Math.min(greatest, Math.max(least, sigma));
    }
}
