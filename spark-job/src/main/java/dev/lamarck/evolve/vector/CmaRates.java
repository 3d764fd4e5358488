package dev.lamarck.evolve.vector;

/**
 * How much of what CMA-ES sees it takes over, from the number of genes and of children alone: the published defaults.
 *
 * @param weights of the children, best first; the positive ones sum to 1
 * @param parents how many weights are positive
 * @param effective what the positive weights are worth as equal ones
 * @param step how the step size follows its path
 * @param pathRate renewal of the path that the shape follows
 * @param rankOne what the shape takes from that path
 * @param rankMu what the shape takes from the children
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CmaRates(
        double[] weights, int parents, double effective, Step step, double pathRate, double rankOne, double rankMu) {

    /** How fast that path is renewed, how much the step size is damped, and how long the path is by chance. */
    record Step(double rate, double damping, double expected) {}

    static CmaRates of(int size, int children, boolean separable) {
        double[] weights = raw(children);
        int parents = children / 2;
        double effective = effective(weights, 0, parents);
        double rankOne = separable
                ? 1 / (size + 2 * Math.sqrt(size) + effective / size)
                : Math.min(1, children / 6.0) * 2 / ((size + 1.3) * (size + 1.3) + effective);
        double gain = 0.25 + effective + 1 / effective - 2;
        double rankMu = Math.min(
                1 - rankOne,
                separable
                        ? gain / (size + 4 * Math.sqrt(size) + effective / 2)
                        : 2 * gain / ((size + 2.0) * (size + 2.0) + effective));
        double least = separable ? Double.POSITIVE_INFINITY : (1 - rankOne - rankMu) / (size * rankMu);
        double against = effective(weights, parents, children);
        double worst = Math.min(Math.min(1 + rankOne / rankMu, 1 + 2 * against / (effective + 2)), least);
        normalise(weights, 0, parents, 1);
        normalise(weights, parents, children, worst);
        return new CmaRates(
                weights,
                parents,
                effective,
                step(size, effective),
                pathRate(size, effective, separable),
                rankOne,
                rankMu);
    }

    private static double[] raw(int children) {
        double[] weights = new double[children];
        for (int i = 0; i < children; i++) {
            weights[i] = StrictMath.log((children + 1) / 2.0) - StrictMath.log(i + 1.0);
        }
        return weights;
    }

    private static double effective(double[] weights, int from, int to) {
        double sum = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            sum += weights[i];
            squares += weights[i] * weights[i];
        }
        return squares == 0 ? 0 : sum * sum / squares;
    }

    private static void normalise(double[] weights, int from, int to, double wanted) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(weights[i]);
        }
        for (int i = from; i < to && sum > 0; i++) {
            weights[i] *= wanted / sum;
        }
    }

    private static Step step(int size, double effective) {
        double rate = (effective + 2) / (size + effective + 5);
        double many = Math.max(0, Math.sqrt((effective - 1) / (size + 1)) - 1);
        double expected = Math.sqrt(size) * (1 - 1 / (4.0 * size) + 1 / (21.0 * size * size));
        return new Step(Math.min(0.5, rate), 1 + 2 * many + rate, expected);
    }

    private static double pathRate(int size, double effective, boolean separable) {
        double share = effective / size;
        return separable
                ? (1 + 1.0 / size + share) / (Math.sqrt(size) + 1.0 / size + 2 * share)
                : (4 + share) / (size + 4 + 2 * share);
    }

    /** How many updates of the shape pass until its eigenvectors are computed again. */
    double patience(int size) {
        return 1 / (rankOne + rankMu) / size / 10;
    }

    /** What remains of the shape when as much is taken out as put in. */
    double kept(double pathLoss) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return 1 - rankOne * (1 - pathLoss) - rankMu * sum;
    }
}
