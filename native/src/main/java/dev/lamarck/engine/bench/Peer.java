package dev.lamarck.engine.bench;

import dev.lamarck.engine.tensor.EngineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Another program that does the same work: for each line that it gets it does it once, and answers with a line that has the seconds
 * that it took. It ends when its input does.
 */
public final class Peer implements Work, AutoCloseable {
    private final String name;
    private final Process process;
    private final Writer ask;
    private final BufferedReader answers;

    private Peer(String name, Process process) {
        this.name = name;
        this.process = process;
        this.ask = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a command of the shell. */
    public static Peer start(String name, String command) {
        try {
            return new Peer(
                    name,
                    new ProcessBuilder("/bin/sh", "-c", "exec " + command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    @Override
    public double seconds() {
        try {
            ask.write("once\n");
            ask.flush();
            String answer = answers.readLine();
            return Double.parseDouble(String.valueOf(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) {
            throw new EngineException(
                    "Cannot measure %s: it did not answer with seconds. Run its command by hand.".formatted(name), e);
        }
    }

    @Override
    public void close() {
        try {
            ask.close();
            answers.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }
}
