package dev.lamarck.run;

import dev.lamarck.evolve.Earning;
import dev.lamarck.evolve.Plan;
import dev.lamarck.evolve.Population;
import dev.lamarck.genome.Hash128;
import dev.lamarck.metrics.Snapshot;
import dev.lamarck.spark.Judged;
import dev.lamarck.spark.Places;
import dev.lamarck.spark.Stage;
import dev.lamarck.spark.Stages;
import dev.lamarck.store.CandidateFile;
import dev.lamarck.store.DataFile;
import dev.lamarck.store.GenerationCommit;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.PendingGeneration;
import dev.lamarck.store.RunStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Takes a run from generation to generation: plan, vary and evaluate, select, commit. The stage of the next generation
 * is under way while the last one is committed, which costs no safety: nothing of a generation can be committed before
 * the one below it, and a stage whose predecessor was not committed is thrown away.
 */
final class Loop {

    private final RunStore store;
    private final Stages stages;
    private final Course course;
    private final StopRule rule;
    private final Surroundings around;
    private final Places places;
    private final Instant begun;
    private int committed;

    /** What the loop needs of the world. */
    record Surroundings(StopSwitch stop, Progress progress, InstantSource clock, boolean overlap) {}

    /** A generation whose stage is under way. */
    private record Flight(Plan plan, Future<Stage.Result> stage, Instant started, double planMillis) {}

    /** A generation whose candidates are known. */
    private record Born(Plan plan, Stage.Result result, Instant started, double planMillis, double stageMillis) {
        int generation() {
            return plan.generation();
        }
    }

    Loop(RunStore store, Stages stages, Course course, StopRule rule, Surroundings around) {
        this.store = store;
        this.stages = stages;
        this.course = course;
        this.rule = rule;
        this.around = around;
        this.places = new Places(places(store));
        this.begun = around.clock().instant();
    }

    static List<Places.Span> places(RunStore store) {
        return store.candidateFiles().stream().map(Loop::span).toList();
    }

    private static Places.Span span(CandidateFile file) {
        return new Places.Span(
                file.uri(), file.firstGeneration(), file.lastGeneration(), file.firstSlot(), file.lastSlot());
    }

    /** What the loop came to. */
    record End(Settlement settlement, StopReason reason, Map<String, String> failures) {}

    End run(Settlement start, Optional<PendingGeneration> pending) {
        Settlement settled = start;
        Optional<StopReason> reason = settled.row().flatMap(row -> rule.check(row, start.failedInARow(), running()));
        if (pending.isPresent()) {
            Born born = born(pending.get(), start.population());
            settled = settle(settled, born);
            commit(start, settled, born);
            reason = rule.check(settled.row().orElseThrow(), settled.failedInARow(), running());
        }
        return reason.isPresent() ? new End(settled, reason.get(), Map.of()) : evolve(settled, take(settled, true));
    }

    private End evolve(Settlement start, Flight first) {
        Settlement settled = start;
        Flight flight = first;
        while (true) {
            Optional<Born> born = await(flight);
            if (born.isEmpty()) {
                return new End(settled, StopReason.INTERRUPTED, Map.of());
            }
            Settlement before = settled;
            settled = settle(before, born.get());
            Optional<StopReason> reason = rule.check(settled.row().orElseThrow(), settled.failedInARow(), running());
            boolean ahead =
                    reason.isEmpty() && around.overlap() && !around.stop().requested();
            Optional<Flight> next = ahead ? Optional.of(take(settled, false)) : Optional.empty();
            commit(before, settled, born.get());
            if (reason.isPresent()) {
                return new End(settled, reason.get(), born.get().result().examples());
            }
            if (around.stop().requested()) {
                return new End(settled, StopReason.INTERRUPTED, Map.of());
            }
            Settlement now = settled;
            flight = next.orElseGet(() -> take(now, false));
        }
    }

    private Flight take(Settlement settled, boolean again) {
        Instant started = around.clock().instant();
        int generation = settled.generation() + 1;
        Course.Leg leg = course.at(generation);
        Plan plan = leg.planner().plan(generation, settled.population());
        OptionalDouble best = settled.population()
                .best()
                .map(member -> OptionalDouble.of(member.score()))
                .orElse(OptionalDouble.empty());
        Future<Stage.Result> stage = stages.start(plan, best, leg.blueprint(), places, again);
        return new Flight(plan, stage, started, millisSince(started));
    }

    /** The generation's candidates; nothing if the run was asked to stop before they were there. */
    private Optional<Born> await(Flight flight) {
        try {
            Stage.Result result = flight.stage().get();
            return Optional.of(new Born(
                    flight.plan(),
                    result,
                    flight.started(),
                    flight.planMillis(),
                    millisSince(flight.started()) - flight.planMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof CancellationException) {
                return Optional.empty();
            }
            throw RunErrors.rethrown(cause == null ? e : cause);
        }
    }

    /** What an earlier driver committed of a generation; its plan follows from the population before it. */
    private Born born(PendingGeneration pending, Population before) {
        List<Judged> judged =
                Recall.judged(pending, course.at(pending.generation()).search().settings());
        Stage.Result result =
                new Stage.Result(judged, List.of(), pending.artifacts(), pending.cache(), Map.of(), Snapshot.empty());
        Plan plan = course.at(pending.generation()).planner().plan(pending.generation(), before);
        return new Born(plan, result, around.clock().instant(), 0, 0);
    }

    private Settlement settle(Settlement before, Born born) {
        Instant started = around.clock().instant();
        Course.Leg leg = course.at(born.generation());
        Tally tally = new Tally(
                leg.search().settings().objectives().get(0), born.result().judged());
        SortedMap<Integer, Hash128> late = course.names(born.generation(), tally.pending());
        Plan heard = born.plan().without(late.keySet());
        List<Earning> earnings = Earning.of(leg.search(), before.population(), heard, tally.scored());
        Population population = before.population().accept(leg.search(), born.plan(), tally.scored(), late);
        places.keepOnly(Stream.concat(population.members().stream(), population.late().stream())
                .toList());
        places.add(born.result().candidates().stream()
                .map(file -> span(store.located(file)))
                .toList());
        GenerationRow.Times times = new GenerationRow.Times(
                born.planMillis(),
                born.stageMillis(),
                millisSince(started),
                born.started(),
                around.clock().instant());
        GenerationRow row = new GenerationRow(
                born.generation(),
                leg.version(),
                tally.scores(population, before.row(), born.generation()),
                tally.counts(before.evaluations()),
                times,
                tally.failures(),
                Tally.metrics(born.result().metrics(), earnings, population));
        return before.after(row, population);
    }

    private void commit(Settlement before, Settlement after, Born born) {
        List<DataFile> candidates = born.result().candidates();
        store.commit(new GenerationCommit(
                after.generation(),
                after.row().orElseThrow().settingsVersion(),
                candidates,
                born.result().artifacts(),
                List.of(),
                born.result().cache(),
                Census.states(after.generation(), before.population(), after.population()),
                course.changes(after.generation()),
                after.row().orElseThrow(),
                Census.rows(after.generation(), after.population())));
        if (!around.overlap()) {
            places.replace(places(store)); // what tasks wrote was copied into the table
        }
        stages.settled(after.generation());
        committed++;
        around.progress().generation(report(after.row().orElseThrow(), born));
    }

    private Progress.Report report(GenerationRow row, Born born) {
        double seconds = Math.max(1e-9, millisSince(born.started()) / 1e3);
        int size = course.at(row.generation() + 1).search().settings().size();
        int last = rule.last(row, size);
        int left = Math.max(0, last - row.generation());
        Duration perGeneration = running().dividedBy(committed);
        Duration byCount = perGeneration.multipliedBy(left);
        Duration remaining = rule.settings()
                .wallTime()
                .map(limit -> limit.minus(running()))
                .filter(byClock -> byClock.compareTo(byCount) < 0)
                .orElse(byCount);
        return new Progress.Report(store.run(), row, row.counts().candidates() / seconds, last, Optional.of(remaining));
    }

    private Duration running() {
        return Duration.between(begun, around.clock().instant());
    }

    private double millisSince(Instant start) {
        return Duration.between(start, around.clock().instant()).toNanos() / 1e6;
    }
}
