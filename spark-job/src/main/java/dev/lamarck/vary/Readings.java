package dev.lamarck.vary;

import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Programs that were read lately, within a bound: a child is asked about several times, and a parent for each of its
 * children. What is not here is read again, so it can make a run faster but never different.
 */
final class Readings {

    /** Of all texts together; trees take some ten bytes for each. */
    private static final int CHARACTERS = 1 << 20;

    private final ProgramMeasures measures;
    private final Map<Hash128, Known> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int characters;

    /**
     * A program with what follows from its trees.
     *
     * @param meaning the same for programs that differ in comments and formatting only; else it names the exact text
     * @param trouble where it is not its language
     */
    record Known(Reading reading, Hash128 meaning, Optional<String> trouble, int characters) {}

    Readings(ProgramMeasures measures) {
        this.measures = measures;
    }

    Known of(Program program) {
        Hash128 hash = program.hash();
        @Nullable Known here = find(hash);
        if (here != null) {
            return here;
        }
        Known read = read(program, hash);
        keep(hash, read);
        return read;
    }

    private Known read(Program program, Hash128 hash) {
        Reading reading = measures.read(program);
        return new Known(
                reading,
                reading.canonical().orElse(hash),
                reading.trouble(),
                program.files().stream()
                        .map(SourceFile::text)
                        .mapToInt(String::length)
                        .sum());
    }

    private synchronized @Nullable Known find(Hash128 hash) {
        return kept.get(hash);
    }

    private synchronized void keep(Hash128 hash, Known read) {
        if (read.characters() > CHARACTERS || kept.putIfAbsent(hash, read) != null) {
            return;
        }
        characters += read.characters();
        Iterator<Known> oldest = kept.values().iterator();
        while (characters > CHARACTERS) {
            characters -= oldest.next().characters();
            oldest.remove();
        }
    }
}
