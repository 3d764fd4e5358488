package dev.lamarck.genome;

/** What a random draw is for; draws for different purposes never share a stream. The codes are part of every result. */
public enum Purpose {
    INITIAL(1),
    PARENT(2),
    OPERATOR(3),
    VARY(4),
    EVALUATE(5),
    MIGRATE(6),
    FEATURE(7),
    CUSTOM(8),
    SURVIVE(9),
    PRESSURE(10),
    RENEW(11);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
