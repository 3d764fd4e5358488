package dev.lamarck.run;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import dev.lamarck.spark.Judged;
import dev.lamarck.store.PendingGeneration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import scala.jdk.javaapi.CollectionConverters;

/** Reads back the candidates of a generation that a driver committed before it died, as its tasks had reported them. */
final class Recall {

    private Recall() {}

    static List<Judged> judged(PendingGeneration pending, SearchSettings settings) {
        return pending
                .rows()
                .select(
                        "generation",
                        "slot",
                        "island",
                        "status",
                        "failure_reason",
                        "candidate_id",
                        "genome_hash",
                        "fitness",
                        "features",
                        "profile")
                .orderBy("slot")
                .collectAsList()
                .stream()
                .map(row -> judged(row, settings))
                .toList();
    }

    private static Judged judged(Row row, SearchSettings settings) {
        int slot = row.<Integer>getAs("slot");
        Judged.Status status = Judged.Status.valueOf(row.<String>getAs("status").toUpperCase(Locale.ROOT));
        return switch (status) {
            case SCORED -> new Judged(slot, status, Optional.of(member(row, settings)), Optional.empty());
            case FAILED -> new Judged(slot, status, Optional.empty(), Optional.of(reason(row)));
            case PENDING -> new Judged(slot, status, Optional.empty(), Optional.empty());
        };
    }

    private static Outcome.Reason reason(Row row) {
        return Outcome.Reason.valueOf(
                row.<String>getAs("failure_reason").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Member member(Row row, SearchSettings settings) {
        Map<String, Double> named = row.getJavaMap(row.fieldIndex("features"));
        double[] features = settings.features().stream().mapToDouble(named::get).toArray();
        return new Member(
                Hash128.of(row.getAs("candidate_id")),
                Hash128.of(row.getAs("genome_hash")),
                new Birth(row.<Integer>getAs("generation"), row.<Integer>getAs("slot"), row.<Integer>getAs("island")),
                numbers(row, "fitness"),
                Constraint.violation(settings.constraints(), settings.features(), features),
                features,
                numbers(row, "profile"));
    }

    private static double[] numbers(Row row, String column) {
        scala.collection.Seq<Double> values = row.getSeq(row.fieldIndex(column));
        return CollectionConverters.asJava(values).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
