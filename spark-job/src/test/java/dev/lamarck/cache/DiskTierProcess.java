package dev.lamarck.cache;

import dev.lamarck.metrics.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** A process that uses a folder of entries beside others; it ends with 1 if it finds an entry that nobody has put. */
final class DiskTierProcess {

    static final int KEYS = 200;
    static final long BYTES = 200_000;

    private DiskTierProcess() {}

    public static void main(String[] arguments) {
        DiskTier tier = DiskTier.open(
                        Path.of(arguments[0]),
                        BYTES,
                        java.time.InstantSource.system(),
                        new Registry(System::nanoTime).counter("evictions"))
                .orElseThrow();
        Random random = new Random(Long.parseLong(arguments[1]));
        for (int i = 0; i < 600; i++) {
            int key = random.nextInt(KEYS);
            String value = ("" + key).repeat(500);
            tier.put(Keys.key(key), Keys.entry(value));
            int other = random.nextInt(KEYS);
            tier.find(Keys.key(other)).ifPresent(entry -> {
                if (!new String(entry.value(), StandardCharsets.UTF_8).equals(("" + other).repeat(500))) {
                    System.exit(1);
                }
            });
        }
    }
}
