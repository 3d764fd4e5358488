package dev.lamarck.store;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The columns of {@code candidates} that hold a genome. */
final class GenomeCells {

    private GenomeCells() {}

    static @Nullable Object genes(Genome genome) {
        return genome instanceof Vector vector ? Cells.array(vector.genes()) : null;
    }

    static @Nullable Object text(Genome genome) {
        return genome instanceof Program program ? program.text() : null;
    }

    static @Nullable Object path(Genome genome) {
        return genome instanceof Program program ? program.main().path() : null;
    }

    static @Nullable Object otherFiles(Genome genome) {
        if (!(genome instanceof Program program)) {
            return null;
        }
        SortedMap<String, String> others = new TreeMap<>();
        program.files().stream().skip(1).forEach(file -> others.put(file.path(), file.text()));
        return Cells.map(others);
    }

    static @Nullable Object language(Genome genome) {
        return genome instanceof Program program ? program.language() : null;
    }

    static Genome genome(Row row) {
        String kind = row.getAs("genome_kind");
        return switch (kind) {
            case Vector.KIND -> Vector.of(Cells.doubles(row, "genes"));
            case Program.KIND -> program(row);
            default -> throw StoreErrors.genomeKind(kind);
        };
    }

    private static Program program(Row row) {
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile(row.getAs("genome_path"), row.getAs("genome")));
        SortedMap<String, String> others = Cells.map(row, "genome_files");
        others.forEach((path, text) -> files.add(new SourceFile(path, text)));
        return new Program(row.getAs("language"), files);
    }
}
