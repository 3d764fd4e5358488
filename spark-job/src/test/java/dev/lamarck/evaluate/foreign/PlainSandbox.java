package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.sandbox.Errand;
import dev.lamarck.evaluate.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sandbox that isolates nothing: it only runs what it is given, and notes that down. */
public final class PlainSandbox implements Sandbox {

    public final List<Errand> errands = new ArrayList<>();

    @Override
    public Ending run(Errand errand) throws InterruptedException {
        synchronized (errands) {
            errands.add(errand);
        }
        try {
            Path out = Files.createTempFile("plain", "out");
            Path err = Files.createTempFile("plain", "err");
            ProcessBuilder builder = new ProcessBuilder(errand.command())
                    .directory(errand.folder().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(errand.environment());
            long start = System.nanoTime();
            Process process = builder.start();
            try {
                feed(process, errand.input());
                boolean ended = process.waitFor(errand.limits().timeout().toMillis(), TimeUnit.MILLISECONDS);
                long wall = System.nanoTime() - start;
                return ending(ended, process, Duration.ofNanos(wall), Files.readAllBytes(out), Files.readAllBytes(err));
            } finally {
                process.destroyForcibly();
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ending ending(boolean ended, Process process, Duration wall, byte[] out, byte[] err)
            throws InterruptedException {
        Ending.Use use = new Ending.Use(wall, wall, 1 << 20);
        if (!ended) {
            process.destroyForcibly();
            return new Ending(Ending.How.TIMEOUT, 9, "", use, out, err);
        }
        int code = process.waitFor();
        return code > 128
                ? new Ending(Ending.How.SIGNALLED, code - 128, "", use, out, err)
                : new Ending(Ending.How.EXITED, code, "", use, out, err);
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream();
                InputStream ignored = InputStream.nullInputStream()) {
            in.write(input);
        } catch (IOException e) {
            // it does not read its input, which is its right
        }
    }

    @Override
    public String inForce() {
        return "";
    }

    @Override
    public void close() {}
}
