package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.sandbox.Errand;
import dev.lamarck.evaluate.sandbox.Limits;
import dev.lamarck.evaluate.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where one evaluator runs its commands: the sandbox of the premises, with the limits of the evaluator. */
public final class Bench {

    private final Premises premises;
    private final Sandbox sandbox;
    private final Limits limits;

    private Bench(Premises premises, Sandbox sandbox, Limits limits) {
        this.premises = premises;
        this.sandbox = sandbox;
        this.limits = limits;
    }

    public static Bench of(Premises premises, Limits limits) {
        return new Bench(premises, Sandboxes.of(premises), limits);
    }

    /**
     * What one command needs.
     *
     * @param readable what it may read besides the system and its own folder
     * @param environment its variables besides those that the limits pass on
     * @param input what it reads on stdin
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Call(List<String> command, List<Path> readable, Map<String, String> environment, byte[] input) {

        public Call {
            command = List.copyOf(command);
            readable = List.copyOf(readable);
            environment = Map.copyOf(environment);
        }

        public static Call of(List<String> command, List<Path> readable, Map<String, String> environment) {
            return new Call(command, readable, environment, new byte[0]);
        }

        /** The same for a job that may have been given devices. */
        public Call on(Job.Context context) {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(context.variables());
            return new Call(command, readable, variables, input);
        }
    }

    public WorkFolder folder() {
        return WorkFolder.below(premises.scratch().resolve("work"));
    }

    public Executable executable(String name) {
        return Executable.of(name, premises.environment());
    }

    public Premises premises() {
        return premises;
    }

    public Limits limits() {
        return limits;
    }

    /** Runs a command in a folder and waits for it. */
    public Ending run(WorkFolder folder, Call call) {
        return run(folder, call, limits);
    }

    public Ending run(WorkFolder folder, Call call, Limits within) {
        try {
            return sandbox.run(
                    new Errand(call.command(), folder.path(), readable(call), environment(call), within, call.input()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ForeignErrors.interrupted();
        }
    }

    public String inForce() {
        return sandbox.inForce();
    }

    private List<Path> readable(Call call) {
        List<Path> places = new ArrayList<>(call.readable());
        limits.readable().forEach(path -> places.add(Path.of(path).toAbsolutePath()));
        return places.stream().distinct().toList();
    }

    private Map<String, String> environment(Call call) {
        Map<String, String> variables = new HashMap<>();
        for (String name : limits.environment()) {
            String value = premises.environment().get(name);
            if (value != null) {
                variables.put(name, value);
            }
        }
        variables.putAll(call.environment());
        return variables;
    }
}
