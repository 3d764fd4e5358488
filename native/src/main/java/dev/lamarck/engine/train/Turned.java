package dev.lamarck.engine.train;

/** Matrices on the heap with rows and columns exchanged. */
final class Turned {
    private Turned() {}

    static float[] of(float[] numbers, int rows, int columns) {
        float[] turned = new float[numbers.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = numbers[row * columns + column];
            }
        }
        return turned;
    }
}
