package dev.lamarck.plot;

/** An entry of the legend: a name and what its data look like. */
record Key(String name, Colour colour, Look look) {

    /** The sample beside the name. */
    enum Look {
        LINE,
        DASHED,
        DOTTED,
        DOT,
        BLOCK;

        static Look of(Dash dash) {
            return switch (dash) {
                case SOLID -> LINE;
                case DASHED -> DASHED;
                case DOTTED -> DOTTED;
            };
        }
    }
}
