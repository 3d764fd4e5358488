package dev.lamarck.cache;

import dev.lamarck.metrics.Registry;

final class HeapTierTest extends TierContract {

    @Override
    Tier tier(long bytes) {
        return new HeapTier(bytes, new Registry(System::nanoTime).counter("evictions"));
    }
}
