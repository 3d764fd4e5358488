package dev.lamarck.spark;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The genomes that an executor keeps in memory, within a bound. What is not here is read from the table, so what it
 * holds can make a run faster but never different.
 */
final class GenomeStore {

    private final Cache<Key, Genome> kept;

    private record Key(String run, Hash128 candidate) {}

    GenomeStore(long bytes) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Key key, Genome genome) -> (int) Math.min(Integer.MAX_VALUE, 100 + genome.bytes()))
                .executor(Runnable::run)
                .build();
    }

    void keep(String run, Hash128 candidate, Genome genome) {
        kept.put(new Key(run, candidate), genome);
    }

    Optional<Genome> find(String run, Hash128 candidate) {
        return Optional.ofNullable(kept.getIfPresent(new Key(run, candidate)));
    }

    /** The genomes of all spots: those at hand, and the others from their files, each file read once. */
    Map<Hash128, Genome> fetch(String run, Collection<Order.Spot> spots, List<String> files, GenomeFiles reader) {
        Map<Hash128, Genome> found = new HashMap<>();
        Map<Integer, Map<Hash128, Order.Spot>> missing = new LinkedHashMap<>();
        for (Order.Spot spot : spots) {
            Optional<Genome> here = find(run, spot.id());
            here.ifPresent(genome -> found.put(spot.id(), genome));
            if (here.isEmpty()) {
                spot.files()
                        .forEach(file -> missing.computeIfAbsent(file, f -> new LinkedHashMap<>())
                                .put(spot.id(), spot));
            }
        }
        missing.forEach((file, wanted) -> {
            wanted.keySet().removeAll(found.keySet());
            if (!wanted.isEmpty()) {
                reader.read(files.get(file), wanted.values()).forEach((id, genome) -> {
                    found.put(id, genome);
                    keep(run, id, genome);
                });
            }
        });
        spots.stream().filter(spot -> !found.containsKey(spot.id())).findFirst().ifPresent(spot -> {
            throw SparkErrors.genomeGone(spot, files);
        });
        return found;
    }
}
