package dev.lamarck.vary.edit;

import dev.lamarck.genome.EvolveBlocks;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the files of a program may change: inside their evolve blocks. Where no file has a block, everywhere; where one has,
 * files without are fixed.
 *
 * @param files for each file the stretches that may change, in the order of the text
 */
public record Leeway(List<List<Stretch>> files) {

    /** Characters of a file, from the first to before the last. */
    public record Stretch(int start, int end) {
        public boolean holds(int from, int to) {
            return start <= from && to <= end;
        }
    }

    public Leeway {
        files = files.stream().map(List::copyOf).toList();
    }

    public static Leeway of(Program program) {
        List<EvolveBlocks> frame = program.files().stream()
                .map(SourceFile::text)
                .map(EvolveBlocks::of)
                .toList();
        boolean marked = frame.stream().anyMatch(EvolveBlocks::marked);
        List<List<Stretch>> files = new ArrayList<>();
        for (int file = 0; file < frame.size(); file++) {
            int length = program.files().get(file).text().length();
            files.add(marked ? stretches(frame.get(file)) : List.of(new Stretch(0, length)));
        }
        return new Leeway(files);
    }

    private static List<Stretch> stretches(EvolveBlocks blocks) {
        List<Stretch> stretches = new ArrayList<>();
        int at = 0;
        for (int block = 0; block < blocks.free().size(); block++) {
            int start = at + blocks.fixed().get(block).length();
            int end = start + blocks.free().get(block).length();
            stretches.add(new Stretch(start, end));
            at = end;
        }
        return stretches;
    }

    /** Whether a stretch of a file may change as a whole. */
    public boolean allows(int file, int from, int to) {
        for (Stretch stretch : files.get(file)) {
            if (stretch.holds(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything of a file may change. */
    public boolean touches(int file) {
        return files.get(file).stream().anyMatch(stretch -> stretch.end() > stretch.start());
    }
}
