package dev.lamarck.store.query;

import dev.lamarck.store.StoreException;
import dev.lamarck.store.StoreException.Fault;

/** The messages of queries: what, why, what to do. */
final class QueryErrors {

    private QueryErrors() {}

    static StoreException unknown(String run, String warehouse) {
        return new StoreException(
                Fault.USER,
                "Cannot query run " + run + ": " + warehouse + " has no run of that name. List the runs to see their"
                        + " names.");
    }
}
