package dev.lamarck.cli.bench;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.ProgramMeasures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders with real source code.
 *
 * @param folders by language
 * @param edits how many children are made for each language
 */
public record Corpora(Map<Language, Path> folders, int edits) {

    private static final long LARGEST = 60 << 10;
    private static final int MOST_FILES = 400;

    /** A file of a corpus with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Source(Path file, byte[] bytes, Program program) {}

    /** Files that parse and are not too long, evenly from all over the folder. */
    List<Source> sources(Language language) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folders.get(language))) {
            files = all.filter(file -> Language.ofFile(file.toString()).equals(Optional.of(language)))
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() <= LARGEST)
                    .sorted()
                    .toList();
        }
        int step = Math.max(1, files.size() / MOST_FILES);
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            source(language, files.get(i)).ifPresent(sources::add);
        }
        return sources;
    }

    /** Nothing for a file that is no text, or has no code, or not of its language. */
    private static Optional<Source> source(Language language, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Program program = new Program(
                    language.label(), List.of(new SourceFile(file.getFileName().toString(), text)));
            boolean usable = !text.isBlank()
                    && !text.contains("EVOLVE-BLOCK")
                    && new ProgramMeasures().read(program).trouble().isEmpty();
            return usable ? Optional.of(new Source(file, bytes, program)) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
