package dev.lamarck.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.near.Neighbour;
import dev.lamarck.engine.tensor.EngineException;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another program that searches when it is told to, a line for each search, and answers with the milliseconds that it took and
 * the rows that it found: {@code {"millis": …, "rows": [[…], …]}}. Without a command there is none. Ended when it is closed.
 */
final class NearestPeer implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final @Nullable Process process;

    private NearestPeer(@Nullable Process process) {
        this.process = process;
    }

    static NearestPeer of(Optional<String> command, List<Integer> sizes) throws IOException {
        if (command.isEmpty()) {
            return new NearestPeer(null);
        }
        List<String> words = new ArrayList<>(List.of(command.get().trim().split("\\s+")));
        sizes.forEach(size -> words.add(size.toString()));
        return new NearestPeer(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** How many milliseconds it took to find the same; nothing without a peer. */
    double search(List<List<Neighbour>> expected) throws IOException {
        if (process == null) {
            return 0;
        }
        JsonNode answer = MAPPER.readTree(answer(process));
        requireSame(answer.path("rows"), expected);
        return answer.path("millis").doubleValue();
    }

    private static String answer(Process process) {
        try {
            BufferedWriter questions = process.outputWriter();
            questions.write("search\n");
            questions.flush();
            String line = process.inputReader().readLine();
            if (line == null) {
                throw new EOFException("nothing was said");
            }
            return line;
        } catch (IOException e) {
            throw new EngineException("The peer ended without an answer. Look at what it printed.", e);
        }
    }

    private static void requireSame(JsonNode rows, List<List<Neighbour>> expected) {
        for (int query = 0; query < expected.size(); query++) {
            for (int i = 0; i < expected.get(query).size(); i++) {
                long own = expected.get(query).get(i).row();
                long theirs = rows.path(query).path(i).asLong(-1);
                if (own != theirs) {
                    throw new EngineException(
                            "The peer found row %,d as number %d of query %d, and the engine row %,d. Give it the same vectors."
                                    .formatted(theirs, i, query, own));
                }
            }
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
