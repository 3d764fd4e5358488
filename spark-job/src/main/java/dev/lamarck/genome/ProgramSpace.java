package dev.lamarck.genome;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The programs that a run may come to: the files of its initial ones, with what lies outside of the blocks marked for
 * evolution as it is there. Where no file has a block, everything may change; where one has, files without are fixed.
 *
 * @param seeds the initial programs, which have the same language, files and fixed parts
 */
public record ProgramSpace(List<Program> seeds) implements Space {

    private static final long serialVersionUID = 1L;

    public ProgramSpace {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("A space of programs needs at least one initial program");
        }
        Program first = seeds.get(0);
        List<EvolveBlocks> frame = frame(first);
        for (Program seed : seeds) {
            objection(first, frame, seed).ifPresent(why -> {
                throw new IllegalArgumentException(
                        "The initial programs do not belong together: of %s, %s".formatted(seed, why));
            });
        }
    }

    @Override
    public String kind() {
        return Program.KIND;
    }

    @Override
    public Program sample(RandomGenerator random) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    @Override
    public OptionalInt supply() {
        return OptionalInt.of(seeds.size());
    }

    @Override
    public Program admit(@Nullable Genome genome) {
        if (!(genome instanceof Program program)) {
            throw new OutsideException(Space.shown(genome) + ", which is no program");
        }
        objection(program).ifPresent(why -> {
            throw new OutsideException("%s that changes what it may not: %s".formatted(program, why));
        });
        return program;
    }

    /** Why a program is not of this space. */
    public Optional<String> objection(Program program) {
        return objection(seeds.get(0), frame(seeds.get(0)), program);
    }

    /** The places where each file of the initial program may change. */
    public List<EvolveBlocks> blocks() {
        return frame(seeds.get(0));
    }

    private static List<EvolveBlocks> frame(Program program) {
        List<EvolveBlocks> frame = new ArrayList<>();
        for (SourceFile file : program.files()) {
            try {
                frame.add(EvolveBlocks.of(file.text()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("In '%s' %s".formatted(file.path(), e.getMessage()), e);
            }
        }
        return frame;
    }

    private static Optional<String> objection(Program first, List<EvolveBlocks> frame, Program program) {
        if (!program.language().equals(first.language()) || !paths(program).equals(paths(first))) {
            return Optional.of("it has the files %s (%s) instead of %s (%s)"
                    .formatted(paths(program), program.language(), paths(first), first.language()));
        }
        if (frame.stream().noneMatch(EvolveBlocks::marked)) {
            return Optional.empty();
        }
        for (int i = 0; i < frame.size(); i++) {
            SourceFile file = program.files().get(i);
            Optional<String> objection = frame.get(i).objection(file.text());
            if (objection.isPresent()) {
                return Optional.of("in '%s' %s".formatted(file.path(), objection.get()));
            }
        }
        return Optional.empty();
    }

    private static List<String> paths(Program program) {
        return program.files().stream().map(SourceFile::path).toList();
    }
}
