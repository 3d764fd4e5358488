package dev.lamarck.evaluate.python;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.foreign.Sandboxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the evaluators of the same settings share in one JVM: the fork server, and the folder that work is done in. */
record Workshop(ForkServer server, Path place, AtomicLong numbers, Map<String, String> variables, PythonErrors errors)
        implements AutoCloseable {

    static Workshop of(PythonSettings settings, Path evaluator, Premises premises) {
        Harness harness = premises.shared("python-harness", Harness.class, () -> Harness.layOut(premises.scratch()));
        try {
            Path place = Files.createTempDirectory(Files.createDirectories(premises.scratch()), "python");
            Launch launch =
                    new Launch(settings, evaluator, harness, Sandboxes.warden(premises), premises.environment(), place);
            return new Workshop(
                    new ForkServer(launch),
                    place,
                    new AtomicLong(),
                    Variables.of(settings, premises.environment()),
                    launch.errors());
        } catch (IOException e) {
            throw MachineException.at(premises.scratch(), e);
        }
    }

    /** A new folder for one evaluation. */
    EvaluationFolder folder() {
        return EvaluationFolder.at(place.resolve("e" + numbers.incrementAndGet()));
    }

    @Override
    public void close() {
        server.close();
    }
}
