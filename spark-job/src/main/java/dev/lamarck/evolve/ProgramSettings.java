package dev.lamarck.evolve;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The program that evolution begins with. What counts are the sources: a run reads the files when it starts and keeps
 * their text with its settings, so that it can be resumed anywhere.
 */
public record ProgramSettings(
        @Default("[]") @Doc("its files; evaluators start the first one")
        List<String> files,

        @Default(".") @Doc("the folder that the files are named from")
        String folder,

        @Doc("its language, such as python; by the first file's name, if absent")
        Optional<String> language,

        @Default("[]") @Doc("other programs to begin with: each another text of the first file")
        List<String> seeds,

        @Default("[]") @Doc("the text of the files; filled in when a run starts")
        List<SourceSettings> sources) {

    /** The text of one file. */
    public record SourceSettings(
            @Doc("path in the program's folder") String path,

            @Default("") @Doc("what the file holds") String text,

            @Default("0") @Doc("0 for the program itself, else the number of the seed whose first file this is")
            int seed) {}

    public ProgramSettings {
        files = List.copyOf(files);
        seeds = List.copyOf(seeds);
        sources = List.copyOf(sources);
    }

    boolean isEmpty() {
        return files.isEmpty() && sources.isEmpty();
    }

    ProgramSpace space() {
        if (sources.isEmpty()) {
            throw new ConfException(
                    "'genome.program' names files that were not read. Give their text in 'genome.program.sources'.");
        }
        try {
            List<SourceFile> own = sources.stream()
                    .filter(source -> source.seed() == 0)
                    .map(source -> new SourceFile(source.path(), source.text()))
                    .toList();
            Program first = new Program(language.orElseGet(() -> own.get(0).language()), own);
            List<Program> all = new ArrayList<>(List.of(first));
            sources.stream()
                    .filter(source -> source.seed() > 0)
                    .forEach(source -> all.add(first.with(0, source.text())));
            return new ProgramSpace(all);
        } catch (IllegalArgumentException e) {
            throw new ConfException("'genome.program': " + e.getMessage() + ".", e);
        }
    }
}
