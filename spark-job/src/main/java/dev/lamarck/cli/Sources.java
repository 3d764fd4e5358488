package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Programs in files as commands take them, each checked with a message that names file and line. */
final class Sources {

    private static final ProgramMeasures MEASURES = new ProgramMeasures();

    private Sources() {}

    static Reading read(Program program) {
        return MEASURES.read(program);
    }

    /** Whether any file has a grammar. */
    static boolean hasGrammar(Program program) {
        Reading reading = read(program);
        return IntStream.range(0, program.files().size())
                .anyMatch(file -> reading.tree(file).isPresent());
    }

    /** The program, if all of it parses that has a grammar. */
    static Program parsed(Program program) {
        read(program).trouble().ifPresent(where -> {
            throw new ConfException(CliErrors.unparsable(where));
        });
        return program;
    }

    /** What may come of a program: its evolve blocks may change, or all of it. */
    static ProgramSpace space(Program program) {
        try {
            return new ProgramSpace(List.of(program));
        } catch (IllegalArgumentException e) {
            throw new ConfException(CliErrors.blocks(String.valueOf(e.getMessage())), e);
        }
    }

    /** A program with the text of a file as its main file. */
    static Program with(Program program, Path file) {
        return parsed(
                program.with(0, Target.program(List.of(file), Optional.empty()).text()));
    }
}
