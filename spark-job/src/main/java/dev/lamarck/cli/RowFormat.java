package dev.lamarck.cli;

/** How the rows of an answer are written; the names are what a person types. */
enum RowFormat {
    table,
    csv,
    json;

    private static final int SCREENFUL = 1000;

    /** The most rows that make sense if nobody says otherwise; 0 for all. */
    int usualLimit() {
        return this == table ? SCREENFUL : 0;
    }
}
