/**
 * A generic binder from YAML, environment variables and flags to records. It knows no setting of Lamarck: each room
 * owns its settings record and its catalog of implementations.
 */
@NullMarked
package dev.lamarck.conf;

import org.jspecify.annotations.NullMarked;
