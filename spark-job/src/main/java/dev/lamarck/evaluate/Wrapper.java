package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An evaluator made of others: what it needs, and what it is, follows from theirs. */
public interface Wrapper extends Evaluator, Export {

    /** The evaluators that it is made of. */
    List<Evaluator> inner();

    @Override
    default List<Asset> assets() {
        return inner().stream()
                .flatMap(each -> each.assets().stream())
                .distinct()
                .toList();
    }

    @Override
    default void open(Premises premises) {
        inner().forEach(each -> each.open(premises));
    }

    @Override
    default void check(List<Genome> samples) {
        inner().forEach(each -> each.check(samples));
    }

    @Override
    default Demand demand() {
        return inner().stream().map(Evaluator::demand).reduce(Demand.nothing(), Demand::or);
    }

    @Override
    default Set<String> measured() {
        return inner().stream()
                .flatMap(each -> each.measured().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    default boolean readsText() {
        return inner().stream().anyMatch(Evaluator::readsText);
    }

    @Override
    default boolean readsBest() {
        return inner().stream().anyMatch(Evaluator::readsBest);
    }

    @Override
    default Hash128 code() {
        String codes = Stream.concat(
                        Stream.of(CodeDigest.of(getClass())), inner().stream().map(Evaluator::code))
                .map(Hash128::toString)
                .collect(Collectors.joining(" "));
        return Hash128.digest(codes.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    default String isolation() {
        return inner().stream()
                .map(Evaluator::isolation)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }

    @Override
    default Map<String, byte[]> files(Genome genome) {
        Map<String, byte[]> files = new TreeMap<>();
        for (Evaluator each : inner()) {
            if (each instanceof Export shows) {
                shows.files(genome).forEach(files::putIfAbsent);
            }
        }
        return files;
    }

    @Override
    default void close() {
        inner().forEach(Closing::quietly);
    }
}
