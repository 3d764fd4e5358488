package dev.lamarck.spark;

import dev.lamarck.evolve.Plan;
import dev.lamarck.metrics.Snapshot;
import dev.lamarck.store.DataFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation on the cluster. Partitions that fail are run again, carefully; candidates that were under way when an
 * executor died are then run one by one with nothing else beside them, so that the one that kills its executor is
 * found and nobody is condemned for it who was only near.
 */
public final class Stage {

    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);
    private static final int BIGGEST_PARTITION = 65_536;
    private static final int MANY_TASKS = 8;
    private static final int TRIES_WITHOUT_PROGRESS = 3;

    private final StageJobs jobs;
    private final TaskSpec spec;
    private final Optional<Integer> wanted;
    private final Supplier<List<Places.Span>> lookUpAgain;
    private final List<TaskResult> results = new ArrayList<>();
    private final Places places;

    Stage(
            StageJobs jobs,
            TaskSpec spec,
            Optional<Integer> wanted,
            Places places,
            Supplier<List<Places.Span>> lookUpAgain) {
        this.jobs = jobs;
        this.spec = spec;
        this.wanted = wanted;
        this.places = places;
        this.lookUpAgain = lookUpAgain;
    }

    /** What a generation came to: the driver's view of every candidate in the order of slots, and where the rows are. */
    public record Result(
            List<Judged> judged,
            List<DataFile> candidates,
            List<DataFile> artifacts,
            List<DataFile> cache,
            Map<String, String> examples,
            Snapshot metrics) {}

    Result run(Plan plan) {
        List<Shipment.Item> everything = plan.batches().stream()
                .map(batch -> new Shipment.Item(batch, Set.of()))
                .toList();
        finish(waitsForNobody() ? tapering(everything) : cut(everything, partitions(plan.size(), everything.size())));
        quarantine(plan);
        return result();
    }

    private int partitions(int candidates, int batches) {
        int needed = (candidates + BIGGEST_PARTITION - 1) / BIGGEST_PARTITION;
        return Math.max(1, Math.min(batches, Math.max(wanted.orElseGet(jobs::parallelism), needed)));
    }

    /** Whether the generation closes before its last candidate, so that cores have to come to the end together. */
    private boolean waitsForNobody() {
        return !spec.round().quorum().isEmpty() && wanted.isEmpty();
    }

    /** Those who were late are waited for and take long, so nobody has to wait behind them. */
    private List<List<Shipment.Item>> tapering(List<Shipment.Item> everything) {
        int late =
                (int) everything.stream().filter(item -> item.batch().isLate()).count();
        List<List<Shipment.Item>> pieces =
                new ArrayList<>(cut(everything.subList(0, late), Math.min(late, MANY_TASKS * jobs.parallelism())));
        pieces.addAll(Tapering.cut(everything.subList(late, everything.size()), jobs.parallelism()));
        return pieces;
    }

    private static List<List<Shipment.Item>> cut(List<Shipment.Item> items, int pieces) {
        List<List<Shipment.Item>> cut = new ArrayList<>();
        for (int piece = 0; piece < pieces; piece++) {
            int from = (int) ((long) items.size() * piece / pieces);
            int to = (int) ((long) items.size() * (piece + 1) / pieces);
            cut.add(items.subList(from, to));
        }
        return cut;
    }

    private void finish(List<List<Shipment.Item>> partitions) {
        List<List<Shipment.Item>> open = partitions;
        Care care = spec.care();
        int idle = 0;
        int marks = care == Care.MARKED ? Harvest.of(spec.staging()) : 0;
        while (!open.isEmpty()) {
            StageJobs.Round round = jobs.run(spec.with(care), ship(open), "evaluate");
            results.addAll(round.done().values());
            List<List<Shipment.Item>> failed = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                if (!round.done().containsKey(i)) {
                    failed.add(open.get(i));
                }
            }
            if (!failed.isEmpty()) {
                int marksNow = Harvest.of(spec.staging());
                idle = failed.size() < open.size() || marksNow > marks ? 0 : idle + 1;
                marks = marksNow;
                recover(round, failed.size(), idle);
            }
            open = failed;
            care = Care.MARKED;
        }
    }

    private void recover(StageJobs.Round round, int failed, int idle) {
        LOG.warn(
                "generation={} failed-partitions={} of={} again=marked cause=\"{}\"",
                spec.generation(),
                failed,
                failed + round.done().size(),
                round.cause());
        int refused = round.cause().indexOf(RefusedException.class.getName());
        if (refused >= 0) {
            throw SparkErrors.refused(round.cause()
                    .substring(refused + RefusedException.class.getName().length() + 2));
        }
        if (idle >= TRIES_WITHOUT_PROGRESS) {
            throw SparkErrors.noProgress(idle, round.cause());
        }
        if (round.cause().contains(GenomeGoneException.class.getName())) {
            places.replace(lookUpAgain.get());
        }
    }

    private void quarantine(Plan plan) {
        Set<Integer> suspects = new TreeSet<>();
        results.forEach(result -> suspects.addAll(result.suspects()));
        if (!suspects.isEmpty()) {
            Harvest.of(spec.staging());
        }
        for (int suspect : suspects) {
            LOG.warn(
                    "generation={} slot={} quarantined: an executor died while it was evaluated",
                    spec.generation(),
                    suspect);
            Shipment.Item item = new Shipment.Item(holding(plan, suspect), Set.of(suspect));
            StageJobs.Round round = alone(item);
            for (int tries = 1; round.done().isEmpty(); tries++) {
                if (tries >= TRIES_WITHOUT_PROGRESS) {
                    throw SparkErrors.noProgress(
                            tries, "candidate at slot " + suspect + " could not be isolated: " + round.cause());
                }
                round = alone(item);
            }
            results.addAll(round.done().values());
        }
    }

    private StageJobs.Round alone(Shipment.Item item) {
        return jobs.run(spec.with(Care.QUARANTINE), ship(List.of(List.of(item))), "quarantine");
    }

    private static Plan.Batch holding(Plan plan, int slot) {
        return plan.batches().stream()
                .filter(batch -> batch.firstSlot() <= slot && slot < batch.firstSlot() + batch.size())
                .findFirst()
                .orElseThrow();
    }

    private List<Shipment> ship(List<List<Shipment.Item>> partitions) {
        return partitions.stream().map(items -> Shipment.of(items, places)).toList();
    }

    private Result result() {
        Map<String, String> examples = new LinkedHashMap<>();
        results.forEach(result -> result.examples().forEach(examples::putIfAbsent));
        return new Result(
                results.stream()
                        .map(TaskResult::judged)
                        .map(Judged::unpack)
                        .flatMap(Collection::stream)
                        .sorted(Comparator.comparingInt(Judged::slot))
                        .toList(),
                results.stream().flatMap(result -> result.candidates().stream()).toList(),
                results.stream().flatMap(result -> result.artifacts().stream()).toList(),
                results.stream().flatMap(result -> result.cache().stream()).toList(),
                examples,
                results.stream()
                        .map(TaskResult::metrics)
                        .map(Snapshot::ofBytes)
                        .reduce(Snapshot.empty(), Snapshot::merge));
    }
}
