package dev.lamarck.evolve.vector;

import java.nio.ByteBuffer;

/**
 * Covariance matrix adaptation (Hansen, "The CMA Evolution Strategy: A Tutorial", 2016): a normal distribution whose
 * mean moves to the better children, whose shape takes over the steps that led to them and shrinks along those that led
 * to the worst, and whose size grows while successive means go the same way. The children themselves are never stored:
 * a distribution and the normal numbers of a child give its point again.
 */
final class Cma {

    private static final double GREATEST = 1e150;
    private static final int UNEVEN = 16;

    private final double[] mean;
    private final Covariance shape;
    private final double[] stepPath;
    private final double[] shapePath;
    private double sigma;
    private long updates;

    private Cma(double[] mean, double sigma, Covariance shape) {
        this.mean = mean;
        this.sigma = sigma;
        this.shape = shape;
        this.stepPath = new double[mean.length];
        this.shapePath = new double[mean.length];
    }

    static Cma start(double[] mean, double sigma, boolean separable) {
        int size = mean.length;
        return new Cma(mean.clone(), sigma, separable ? DiagonalCovariance.ball(size) : FullCovariance.ball(size));
    }

    static Cma read(byte[] state, int size, boolean separable) {
        ByteBuffer from = ByteBuffer.wrap(state);
        long updates = from.getLong();
        double sigma = from.getDouble();
        double[][] vectors = new double[3][size];
        for (double[] vector : vectors) {
            for (int i = 0; i < size; i++) {
                vector[i] = from.getDouble();
            }
        }
        Covariance shape = separable ? DiagonalCovariance.read(from, size) : FullCovariance.read(from, size);
        Cma cma = new Cma(vectors[0], sigma, shape);
        System.arraycopy(vectors[1], 0, cma.stepPath, 0, size);
        System.arraycopy(vectors[2], 0, cma.shapePath, 0, size);
        cma.updates = updates;
        return cma;
    }

    byte[] bytes() {
        ByteBuffer to = ByteBuffer.allocate(Long.BYTES + Double.BYTES + 3 * Double.BYTES * mean.length + shape.bytes());
        to.putLong(updates).putDouble(sigma);
        for (double[] vector : new double[][] {mean, stepPath, shapePath}) {
            for (double value : vector) {
                to.putDouble(value);
            }
        }
        shape.write(to);
        return to.array();
    }

    double sigma() {
        return sigma;
    }

    double mean(int gene) {
        return mean[gene];
    }

    long updates() {
        return updates;
    }

    /** How far one gene of a child is from the mean, typically. */
    double deviation(int gene) {
        return sigma * Math.sqrt(shape.variance(gene));
    }

    /** The child of these normal numbers. The step may be scaled, which the distribution does not learn from. */
    double[] point(double[] normals, double scale) {
        double[] point = shape.stretched(normals);
        for (int i = 0; i < point.length; i++) {
            point[i] = mean[i] + scale * sigma * point[i];
        }
        return point;
    }

    /**
     * Learns from children by the numbers that they were made of.
     *
     * @param ranked normal numbers of at least two children, the best child first
     * @param scale by which their steps were scaled; the mean goes where the children were, size and shape are learned from
     *     what the steps would have been
     * @param flat whether so many are equally good that the step is too short to tell them apart
     */
    void learn(double[][] ranked, double scale, boolean flat) {
        CmaRates rates = CmaRates.of(mean.length, ranked.length, shape instanceof DiagonalCovariance);
        double[] normals = recombined(ranked, rates);
        double[] step = shape.stretched(normals);
        renew(stepPath, rates.step().rate(), rates.effective(), shape.turned(normals));
        double length = length(stepPath);
        updates++;
        boolean steady = steady(length, rates.step().rate());
        renew(shapePath, rates.pathRate(), steady ? rates.effective() : 0, step);
        for (int i = 0; i < mean.length; i++) {
            mean[i] += scale * sigma * step[i];
        }
        learnShape(ranked, rates, steady);
        double drift = rates.step().rate()
                / rates.step().damping()
                * (length / rates.step().expected() - 1);
        double push = flat ? 0.2 + rates.step().rate() / rates.step().damping() : 0;
        sigma = Math.min(GREATEST, Math.max(1 / GREATEST, sigma * StrictMath.exp(Math.min(1, drift) + push)));
        balance();
    }

    /**
     * Size and shape are only known as a product, so one could grow for ever while the other shrinks. The shape is kept
     * near 1, by powers of two, which changes no other bit.
     */
    private void balance() {
        double greatest = 0;
        for (int i = 0; i < mean.length; i++) {
            greatest = Math.max(greatest, shape.variance(i));
        }
        int power = Math.getExponent(greatest) / 2;
        if (Math.abs(power) >= UNEVEN) {
            shape.shrink(power);
            sigma = Math.scalb(sigma, power);
            for (int i = 0; i < mean.length; i++) {
                shapePath[i] = Math.scalb(shapePath[i], -power);
            }
        }
    }

    private double[] recombined(double[][] ranked, CmaRates rates) {
        double[] sum = new double[mean.length];
        for (int k = 0; k < rates.parents(); k++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += rates.weights()[k] * ranked[k][i];
            }
        }
        return sum;
    }

    private static void renew(double[] path, double rate, double effective, double[] step) {
        double share = Math.sqrt(rate * (2 - rate) * effective);
        for (int i = 0; i < path.length; i++) {
            path[i] = (1 - rate) * path[i] + share * step[i];
        }
    }

    /** Whether the step size is about right; while it is far too small, the shape would stretch instead of it. */
    private boolean steady(double length, double rate) {
        double settled = 1 - StrictMath.pow(1 - rate, 2.0 * updates);
        return length * length / settled / mean.length < 2 + 4.0 / (mean.length + 1);
    }

    private void learnShape(double[][] ranked, CmaRates rates, boolean steady) {
        double[] weights = new double[ranked.length + 1];
        double[][] steps = new double[ranked.length + 1][];
        for (int k = 0; k < ranked.length; k++) {
            double weight = rates.rankMu() * rates.weights()[k];
            steps[k] = shape.stretched(ranked[k]);
            weights[k] = weight < 0 ? weight * shortening(ranked[k]) : weight;
        }
        weights[ranked.length] = rates.rankOne();
        steps[ranked.length] = shapePath;
        double pathLoss = steady ? 0 : rates.pathRate() * (2 - rates.pathRate());
        shape.learn(rates.kept(pathLoss), weights, steps);
        shape.refresh(rates.patience(mean.length));
    }

    /** Steps that are taken out count as if they were of typical length, so that no direction is lost to one of them. */
    private double shortening(double[] normals) {
        double length = length(normals);
        return length == 0 ? 0 : mean.length / (length * length);
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }

    /** Keeps a gene's children at least so far from the mean, so that rounding does not make all of them alike. */
    void keepDeviation(int gene, double least) {
        double now = deviation(gene);
        if (now < least) {
            shape.widen(gene, least / now);
        }
    }
}
