package dev.lamarck.spark;

import dev.lamarck.conf.ConfException;
import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.Waiting;
import dev.lamarck.genome.Hash128;
import dev.lamarck.metrics.Registry;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/** The work of one task: its batches in the order of their slots, one file of rows, one result. */
final class GenerationTask extends AbstractFunction2<TaskContext, Iterator<Shipment>, TaskResult>
        implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TaskSpec spec;

    GenerationTask(TaskSpec spec) {
        this.spec = spec;
    }

    @Override
    public TaskResult apply(TaskContext context, Iterator<Shipment> shipments) {
        ExecutorRuntime runtime = ExecutorRuntime.get(spec.pace());
        Workshop workshop = runtime.workshop(spec.blueprint(), blueprint -> open(blueprint, runtime.furnished(spec)));
        Registry registry = new Registry(System::nanoTime);
        StagingBuffer buffer = new StagingBuffer(spec.staging(), spec.pace().flushNanos(), System::nanoTime);
        AtomicBoolean failed = new AtomicBoolean();
        try (RowSink sink = new RowSink(spec.targets(), runtime.cache(spec));
                Curfew curfew = spec.curfew(context.partitionId())) {
            BatchRun.Attempt attempt =
                    attempt(context, buffer, registry, curfew, () -> failed.get() || context.isInterrupted());
            while (shipments.hasNext()) {
                Shipment.Content content = shipments.next().unpack();
                BatchRun batches = new BatchRun(spec, workshop, parents(runtime, content, registry), attempt);
                run(content.orders(), batches, context, sink, failed);
            }
            buffer.finish();
            return sink.finish(spec.generation(), registry.snapshot());
        } catch (RuntimeException | Error e) { // boundary: task
            save(buffer, e);
            throw e;
        }
    }

    private static void save(StagingBuffer buffer, Throwable reason) {
        try {
            buffer.flush();
        } catch (MachineException e) {
            reason.addSuppressed(e);
        }
    }

    private static Workshop open(Blueprint blueprint, UnaryOperator<Premises> furnished) {
        String here = NumericsProfile.current().text();
        if (!blueprint.numerics().isEmpty() && !blueprint.numerics().equals(here)) {
            throw SparkErrors.otherNumerics(Machine.name(), blueprint.numerics(), here);
        }
        try {
            return Workshop.of(blueprint, furnished);
        } catch (ConfException e) {
            throw SparkErrors.cannotBuild(Machine.name(), e);
        }
    }

    private BatchRun.Attempt attempt(
            TaskContext context, StagingBuffer buffer, Registry registry, Curfew curfew, BooleanSupplier killed) {
        Care care = spec.care(context.attemptNumber());
        return new BatchRun.Attempt(
                context.attemptNumber(),
                care,
                buffer,
                care == Care.NONE ? Staging.Known.nothing() : spec.staging().read(),
                registry,
                curfew,
                Profiles.gpus(context),
                killed,
                System::nanoTime);
    }

    private Map<Hash128, Elder> parents(ExecutorRuntime runtime, Shipment.Content content, Registry registry) {
        Map<Hash128, Order.Spot> spots = new HashMap<>();
        content.orders().stream()
                .flatMap(order -> order.parents().stream())
                .flatMap(List::stream)
                .forEach(spot -> spots.put(spot.id(), spot));
        GenomeFiles reader = new GenomeFiles(spec.targets().candidates().conf());
        Map<Hash128, Elder> found =
                runtime.genomes().fetch(spec.blueprint().run(), spots.values(), content.files(), reader);
        registry.counter("genomes-wanted").add(spots.size());
        registry.counter("genomes-read").add(reader.rows());
        return found;
    }

    /** A batch that fails the task ends those beside it, so what they say then counts for nothing. */
    private void run(List<Order> orders, BatchRun batches, TaskContext context, RowSink sink, AtomicBoolean failed) {
        if (spec.pace().concurrency() == 1 || orders.size() == 1) {
            for (Order order : orders) {
                context.killTaskIfInterrupted();
                sink.add(batches.run(order));
            }
            return;
        }
        ExecutorService pool =
                Executors.newFixedThreadPool(Math.min(orders.size(), spec.pace().concurrency()));
        try {
            Stream<Callable<BatchRun.Produce>> work = orders.stream().map(order -> () -> batches.run(order));
            for (var done : work.map(pool::submit).toList()) {
                sink.add(Waiting.forResult(done, () -> new TaskKilledException("interrupted")));
                context.killTaskIfInterrupted();
            }
        } catch (RuntimeException | Error e) { // boundary: task
            failed.set(true);
            throw e;
        } finally {
            Waiting.forEnd(pool);
        }
    }
}
