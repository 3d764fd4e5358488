package dev.lamarck.store;

/** What an operator or algorithm needs to continue exactly: one row of {@code state}. */
@SuppressWarnings("ArrayRecordComponent") // many rows live at once, and none is compared
public record StateRow(int generation, String name, int version, byte[] content) {

    public StateRow {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A state needs a name");
        }
    }
}
