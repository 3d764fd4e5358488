/**
 * What reads a warehouse: views for SQL, the lineage of a champion, and the fingerprint of a generation. All of it sees
 * committed generations only, and none of it can change a table.
 */
@NullMarked
package dev.lamarck.store.query;

import org.jspecify.annotations.NullMarked;
