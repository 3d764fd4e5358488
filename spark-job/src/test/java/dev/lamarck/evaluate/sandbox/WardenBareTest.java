package dev.lamarck.evaluate.sandbox;

import java.util.List;

/** The filter and limits only. */
final class WardenBareTest extends SandboxLaws {

    @Override
    List<String> switches() {
        return List.of("namespaces=off", "landlock=off");
    }
}
