package dev.lamarck.spark;

import static org.apache.parquet.filter2.predicate.FilterApi.and;
import static org.apache.parquet.filter2.predicate.FilterApi.in;
import static org.apache.parquet.filter2.predicate.FilterApi.intColumn;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import dev.lamarck.store.HadoopConf;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;

/**
 * Reads single genomes and their marks out of data files of the table {@code candidates}: their columns only, their pages
 * only. Files of earlier versions have no marks.
 */
final class GenomeFiles {

    private static final String COLUMNS = """
            message genomes {
              required int32 generation;
              required int32 slot;
              required binary candidate_id (STRING);
              required binary genome_kind (STRING);
              optional group genes (LIST) { repeated group list { optional double element; } }
              optional binary genome (STRING);
              optional binary genome_path (STRING);
              optional group genome_files (MAP) {
                repeated group key_value { required binary key (STRING); optional binary value (STRING); }
              }
              optional binary language (STRING);
              optional group marks (MAP) {
                repeated group key_value { required binary key (STRING); optional double value; }
              }
            }
            """;
    private static final String MARKS = "marks";

    private final HadoopConf conf;
    private int rows;

    GenomeFiles(HadoopConf conf) {
        this.conf = conf;
    }

    /** Those of the wanted genomes that the file holds. */
    Map<Hash128, Elder> read(String file, Collection<Order.Spot> wanted) {
        Set<Hash128> ids = new HashSet<>();
        wanted.forEach(spot -> ids.add(spot.id()));
        Map<Hash128, Elder> genomes = new HashMap<>();
        try (ParquetReader<Group> reader = open(file, wanted)) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                rows++;
                Hash128 id = Hash128.of(row.getString("candidate_id", 0));
                if (ids.contains(id)) {
                    genomes.put(id, new Elder(genome(row), marks(row)));
                }
            }
        } catch (FileNotFoundException e) {
            return genomes;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read genomes from " + file + ": " + e.getMessage(), e);
        }
        return genomes;
    }

    /** How many rows were read so far. */
    int rows() {
        return rows;
    }

    private ParquetReader<Group> open(String file, Collection<Order.Spot> wanted) throws IOException {
        return ParquetReader.builder(new PresentColumns(), new Path(URI.create(file)))
                .withConf(conf.configuration())
                .withFilter(FilterCompat.get(filter(wanted)))
                .build();
    }

    /** Asks a file for those of the columns that it has. */
    private static final class PresentColumns extends GroupReadSupport {

        @Override
        public ReadSupport.ReadContext init(InitContext context) {
            MessageType wanted = MessageTypeParser.parseMessageType(COLUMNS);
            List<Type> present = wanted.getFields().stream()
                    .filter(column -> context.getFileSchema().containsField(column.getName()))
                    .toList();
            return new ReadSupport.ReadContext(new MessageType(wanted.getName(), present));
        }
    }

    private static FilterPredicate filter(Collection<Order.Spot> wanted) {
        Set<Integer> generations = new HashSet<>();
        Set<Integer> slots = new HashSet<>();
        wanted.forEach(spot -> {
            generations.add(spot.generation());
            slots.add(spot.slot());
        });
        return and(in(intColumn("generation"), generations), in(intColumn("slot"), slots));
    }

    private static Genome genome(Group row) {
        return row.getString("genome_kind", 0).equals(Program.KIND) ? program(row) : vector(row);
    }

    private static Program program(Group row) {
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile(row.getString("genome_path", 0), row.getString("genome", 0)));
        Group others = row.getGroup("genome_files", 0);
        for (int i = 0; i < others.getFieldRepetitionCount(0); i++) {
            Group entry = others.getGroup(0, i);
            files.add(new SourceFile(entry.getString(0, 0), entry.getString(1, 0)));
        }
        return new Program(row.getString("language", 0), files);
    }

    private static Marks marks(Group row) {
        if (!row.getType().containsField(MARKS) || row.getFieldRepetitionCount(MARKS) == 0) {
            return Marks.none();
        }
        Group entries = row.getGroup(MARKS, 0);
        Map<String, Double> marks = new HashMap<>();
        for (int i = 0; i < entries.getFieldRepetitionCount(0); i++) {
            Group entry = entries.getGroup(0, i);
            marks.put(entry.getString(0, 0), entry.getDouble(1, 0));
        }
        return Marks.ofMap(marks);
    }

    private static Vector vector(Group row) {
        Group list = row.getGroup("genes", 0);
        double[] genes = new double[list.getFieldRepetitionCount(0)];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = list.getGroup(0, i).getDouble(0, 0);
        }
        return Vector.of(genes);
    }
}
