package dev.lamarck.spark;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamarck.genome.Hash128;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The genomes that an executor keeps in memory with their marks, within a bound. What is not here is read from the table, so what it
 * holds can make a run faster but never different.
 */
final class GenomeStore {

    private final Cache<Key, Elder> kept;

    private record Key(String run, Hash128 candidate) {}

    GenomeStore(long bytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Elder elder) -> (int) Math.min(Integer.MAX_VALUE, 100 + elder.bytes()))
                .executor(Runnable::run)
                .build();
    }

    void keep(String run, Hash128 candidate, Elder elder) {
        kept.put(new Key(run, candidate), elder);
    }

    Optional<Elder> find(String run, Hash128 candidate) {
        return Optional.ofNullable(kept.getIfPresent(new Key(run, candidate)));
    }

    /** The genomes of all spots: those at hand, and the others from their files, each file read once. */
    Map<Hash128, Elder> fetch(String run, Collection<Order.Spot> spots, List<String> files, GenomeFiles reader) {
        Map<Hash128, Elder> found = new HashMap<>();
        Map<Integer, Map<Hash128, Order.Spot>> missing = new LinkedHashMap<>();
        for (Order.Spot spot : spots) {
            Optional<Elder> here = find(run, spot.id());
            here.ifPresent(elder -> found.put(spot.id(), elder));
            if (here.isEmpty()) {
                spot.files()
                        .forEach(file -> missing.computeIfAbsent(file, f -> new LinkedHashMap<>())
                                .put(spot.id(), spot));
            }
        }
        missing.forEach((file, wanted) -> {
            wanted.keySet().removeAll(found.keySet());
            if (!wanted.isEmpty()) {
                reader.read(files.get(file), wanted.values()).forEach((id, elder) -> {
                    found.put(id, elder);
                    keep(run, id, elder);
                });
            }
        });
        spots.stream().filter(spot -> !found.containsKey(spot.id())).findFirst().ifPresent(spot -> {
            throw SparkErrors.genomeGone(spot, files);
        });
        return found;
    }
}
