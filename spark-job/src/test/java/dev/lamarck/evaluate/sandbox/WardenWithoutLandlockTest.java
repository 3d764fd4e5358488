package dev.lamarck.evaluate.sandbox;

import java.util.List;

/** Namespaces, the filter and limits, as on an older kernel. */
final class WardenWithoutLandlockTest extends SandboxLaws {

    @Override
    List<String> switches() {
        return List.of("landlock=off");
    }
}
