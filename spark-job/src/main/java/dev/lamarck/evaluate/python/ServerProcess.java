package dev.lamarck.evaluate.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.conf.ConfException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of the fork server, from its start to its end. Whoever closes it ends all evaluations under way. */
final class ServerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);

    private static final int PATIENCE_SECONDS = 300;
    private static final int FAREWELL_SECONDS = 3;
    private static final int KILLED = 128 + 9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Launch launch;
    private final Process process;
    private final OutputStream out;
    private final CompletableFuture<JsonNode> greeting = new CompletableFuture<>();
    private final Map<Long, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean dead;

    /** The process has ended, and with it what was under way. */
    static final class Died extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** An evaluation that was asked for. */
    record Asked(long number, CompletableFuture<Reply> reply) {}

    private ServerProcess(Launch launch, Process process) {
        this.launch = launch;
        this.process = process;
        this.out = process.getOutputStream();
    }

    /** Starts it and waits until it has the evaluator imported; a ConfException says what is wrong with that. */
    static ServerProcess start(Launch launch) throws InterruptedException {
        ServerProcess server = new ServerProcess(launch, launch.process());
        Thread reader = new Thread(server::listen, "python-fork-server");
        reader.setDaemon(true);
        reader.start();
        server.write(Wire.frame(Wire.CONFIGURE, 0, launch.configuration()));
        server.awaitGreeting();
        return server;
    }

    private void awaitGreeting() throws InterruptedException {
        try {
            greeting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof ConfException broken ? broken : silent();
        } catch (TimeoutException e) {
            close();
            throw launch.errors().slow(PATIENCE_SECONDS, launch.log());
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    /** An interpreter that ended before it had anything to say; one that was killed is not to blame for it. */
    private RuntimeException silent() {
        int code = process.isAlive() ? 0 : process.exitValue();
        return code == KILLED
                ? launch.errors().killed(launch.log())
                : launch.errors().silent(code, launch.log());
    }

    /** What isolates an evaluation here. */
    String isolation() {
        return greeting.join().path("isolation").asText();
    }

    boolean isDead() {
        return dead;
    }

    long pid() {
        return process.pid();
    }

    Asked ask(byte[] order) {
        Asked asked = new Asked(numbers.incrementAndGet(), new CompletableFuture<>());
        waiting.put(asked.number(), asked.reply());
        write(Wire.frame(Wire.EVALUATE, asked.number(), order));
        if (dead) {
            asked.reply().completeExceptionally(new Died());
        }
        return asked;
    }

    void cancel(Asked asked) {
        write(Wire.frame(Wire.CANCEL, asked.number(), new byte[0]));
    }

    /** A process that does not listen any more is about to be heard of by the reader. */
    private void write(byte[] frame) {
        synchronized (out) {
            try {
                out.write(frame);
                out.flush();
            } catch (IOException e) {
                process.destroyForcibly();
            }
        }
    }

    private void listen() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
            while (true) {
                hear(Wire.read(in));
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("fork-server={} ended: {}", process.pid(), e.toString());
        } finally {
            mourn(); // whatever ended this thread: nobody would ever hear of what is under way
        }
    }

    private void mourn() {
        dead = true;
        process.destroyForcibly();
        greeting.completeExceptionally(new Died());
        waiting.values().forEach(reply -> reply.completeExceptionally(new Died()));
    }

    private void hear(Wire.Frame frame) throws IOException {
        switch (frame.kind()) {
            case Wire.READY -> greeting.complete(JSON.readTree(frame.content()));
            case Wire.BROKEN -> greeting.completeExceptionally(launch.errors().broken(JSON.readTree(frame.content())));
            case Wire.DONE -> {
                Reply told = Reply.of(frame.content());
                CompletableFuture<Reply> reply = waiting.remove(frame.number());
                if (reply != null) {
                    reply.complete(told);
                }
            }
            default -> throw new IOException("The fork server sent a frame of the unknown kind " + frame.kind());
        }
    }

    /** The end of its input tells it to end everything; it is given a moment for that. */
    @Override
    public void close() {
        try {
            out.close();
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
