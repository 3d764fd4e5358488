package dev.lamarck.store.query;

/** A view that SQL may ask: its name and what a row of it is. */
public record ViewDoc(String name, String meaning) {}
