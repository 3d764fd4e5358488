package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code population}. */
public final class PopulationCodec implements Codec<PopulationRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.POPULATION;
    }

    @Override
    public Row toRow(PopulationRow value, String run) {
        return Cells.row(
                table(),
                value.generation(),
                value.island(),
                value.rank(),
                value.role(),
                Cells.orNull(value.cell()),
                value.candidate().toString(),
                value.genomeHash().toString(),
                value.bornGeneration(),
                value.bornSlot(),
                value.bornIsland(),
                Cells.array(value.fitness()),
                Cells.array(value.features()),
                Cells.array(value.profile()),
                run);
    }

    @Override
    public PopulationRow fromRow(Row row) {
        return new PopulationRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("island"),
                row.<Integer>getAs("rank"),
                row.getAs("role"),
                Cells.optional(row, "cell"),
                Cells.hash(row, "candidate_id"),
                Cells.hash(row, "genome_hash"),
                row.<Integer>getAs("born_generation"),
                row.<Integer>getAs("born_slot"),
                row.<Integer>getAs("born_island"),
                Cells.doubles(row, "fitness"),
                Cells.doubles(row, "features"),
                Cells.doubles(row, "profile"));
    }
}
