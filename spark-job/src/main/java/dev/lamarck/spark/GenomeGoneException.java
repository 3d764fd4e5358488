package dev.lamarck.spark;

/** A parent's data file is not where it was. The driver looks the places up again and repeats the stage. */
final class GenomeGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GenomeGoneException(String message) {
        super(message);
    }
}
