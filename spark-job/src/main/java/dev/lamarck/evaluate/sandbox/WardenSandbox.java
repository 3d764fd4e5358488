package dev.lamarck.evaluate.sandbox;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs each errand under a guardian of its own, a small native process that lays every layer of isolation that this
 * machine has around the command, watches it, and ends it with all its descendants. The guardian dies with this JVM, and
 * the command with the guardian, so nothing is left whatever happens here.
 *
 * <p>The command sees {@code PATH} of this JVM, {@code HOME} and {@code TMPDIR} as its folder, {@code LANG} as
 * {@code C.UTF-8}, what the limits pass on of this JVM's environment, and what the errand sets. Nothing else gets to it.
 */
public final class WardenSandbox implements Sandbox {

    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    /** Whoever is told which GPUs are its own may use them. */
    private static final String GPUS = "CUDA_VISIBLE_DEVICES";

    private static final long PATIENCE_SECONDS = 5;

    private final Warden warden;
    private final Map<String, String> environment;
    private final ExecutorService talkers;

    private WardenSandbox(Warden warden, Map<String, String> environment) {
        this.warden = warden;
        this.environment = Map.copyOf(environment);
        this.talkers = Executors.newCachedThreadPool(WardenSandbox::daemon);
    }

    /** A sandbox with a warden; {@code environment} is this JVM's. */
    public static WardenSandbox of(Warden warden, Map<String, String> environment) {
        return new WardenSandbox(warden, environment);
    }

    @Override
    public Ending run(Errand errand) throws InterruptedException {
        byte[] order = order(errand);
        Process guardian = start(errand);
        try {
            Answer answer = talk(() -> exchange(guardian, order, errand.input()));
            Report report = Report.of(answer.report());
            if (report.broken() || !answer.complaint().isEmpty()) {
                throw SandboxErrors.broken(errand, report.detail() + answer.complaint());
            }
            return report.ending();
        } finally {
            end(guardian);
        }
    }

    @Override
    public String inForce() {
        return warden.inForce();
    }

    @Override
    public void close() {
        talkers.shutdownNow();
    }

    /** What a guardian said: its report, and on stderr what it could not do. */
    private record Answer(byte[] report, String complaint) {}

    /** In the calling thread: the kernel kills a guardian whose starter is gone, and the caller is there till the end. */
    private Process start(Errand errand) {
        List<String> command = new ArrayList<>(List.of(warden.executable().toString(), "0", "--"));
        command.addAll(errand.command());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        builder.environment().putAll(variables(errand));
        try {
            return builder.start();
        } catch (IOException e) {
            throw SandboxErrors.notStarted(warden.executable(), e);
        }
    }

    private Map<String, String> variables(Errand errand) {
        String folder = errand.folder().toAbsolutePath().normalize().toString();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", environment.getOrDefault("PATH", PATH));
        variables.put("HOME", folder);
        variables.put("TMPDIR", folder);
        variables.put("LANG", "C.UTF-8");
        for (String name : errand.limits().environment()) {
            if (environment.containsKey(name)) {
                variables.put(name, environment.get(name));
            }
        }
        variables.putAll(errand.environment());
        return variables;
    }

    private byte[] order(Errand errand) {
        Spec spec = warden.spec(errand.folder(), errand.limits())
                .readable(errand.readable())
                .with("gpus=" + (errand.environment().containsKey(GPUS) ? "on" : "off"))
                .with("input=" + errand.input().length);
        return (spec.text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A thread that is blocked on a pipe hears no interrupt, so another one talks and this one waits. */
    private Answer talk(Callable<Answer> exchange) throws InterruptedException {
        try {
            return talkers.submit(exchange).get();
        } catch (RejectedExecutionException e) {
            throw SandboxErrors.closed();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw SandboxErrors.unheard(e);
        }
    }

    private static Answer exchange(Process guardian, byte[] order, byte[] input) throws IOException {
        OutputStream stdin = guardian.getOutputStream();
        try {
            stdin.write(order);
            stdin.write(input);
            stdin.flush();
        } catch (IOException e) {
            // The job ended before it took all of its input; the report tells how.
        }
        byte[] report = guardian.getInputStream().readAllBytes();
        String complaint = new String(guardian.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(report, complaint);
    }

    /** Told to end, a guardian ends its job first; one whose report was read is about to end anyway. */
    private static void end(Process guardian) {
        guardian.toHandle().destroy();
        guardian.onExit()
                .completeOnTimeout(guardian, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        guardian.destroyForcibly();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
