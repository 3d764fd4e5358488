package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program came about: the oldest one, and the patch of each step.
 *
 * @param patches each made for what those before it come to
 */
public record Ancestry(Program first, List<Patch> patches) {

    public Ancestry {
        patches = List.copyOf(patches);
    }

    /** Of programs that each came from the one before, the oldest first. */
    public static Ancestry of(List<Program> programs) {
        if (programs.isEmpty()) {
            throw new IllegalArgumentException("An ancestry needs at least one program");
        }
        List<Patch> patches = new ArrayList<>();
        for (int i = 1; i < programs.size(); i++) {
            patches.add(Patch.between(programs.get(i - 1), programs.get(i)));
        }
        return new Ancestry(programs.get(0), patches);
    }

    /** Every program, the oldest first. */
    public List<Program> replayed() {
        List<Program> programs = new ArrayList<>(List.of(first));
        patches.forEach(patch -> programs.add(patch.applyTo(programs.get(programs.size() - 1))));
        return programs;
    }

    public Program last() {
        List<Program> programs = replayed();
        return programs.get(programs.size() - 1);
    }

    /** From the first program to the last at once; what came and went again is not in it. */
    public Patch composed() {
        return Patch.between(first, last());
    }
}
