package dev.lamarck.evaluate.sandbox;

import java.util.List;

/** Landlock, the filter and limits, as where a container allows no namespaces. */
final class WardenWithoutNamespacesTest extends ConfinedLaws {

    @Override
    List<String> switches() {
        return List.of("namespaces=off");
    }
}
