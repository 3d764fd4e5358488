package dev.lamarck.store;

/** What came of a scored candidate: its objectives as selection compares them, larger is better. */
@SuppressWarnings("ArrayRecordComponent") // many rows live at once, and none is compared
public record Judgement(int generation, int slot, double[] fitness) {}
