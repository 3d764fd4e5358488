package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.constrain.Constraint;
import dev.lamarck.engine.constrain.Grammar;
import dev.lamarck.engine.constrain.TokenTrie;
import dev.lamarck.engine.constrain.Validity;
import dev.lamarck.engine.constrain.Vocabularies;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.infer.Continuation.End;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.text.Pieces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What models generate is what they are constrained to, however they are drawn from. */
final class ConstrainedTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PERSON = """
            {"type": "object", "required": ["name", "tags", "next"], "additionalProperties": false, "properties": {
              "name": {"type": "string", "minLength": 1, "maxLength": 6},
              "age": {"type": "integer", "minimum": 0, "maximum": 120},
              "tags": {"type": "array", "items": {"enum": ["red", "blue", 3]}, "maxItems": 3},
              "next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}
            """;

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    private Model model(String name) throws IOException {
        return Model.load(new LocalFiles(), "src/test/resources/models/" + name, backend);
    }

    private static Pieces pieces(Model model) {
        int vocabulary = Math.toIntExact(model.head().outputs());
        return Vocabularies.words(vocabulary - Vocabularies.END - 1, 8);
    }

    private static Request request(Constraint constraint, Pieces pieces, int seed) {
        return Request.greedy(new int[] {1 + seed % 50, 2, 3}, 400)
                .endingAt(Set.of(Vocabularies.END))
                .with(new Sampling(seed == 0 ? 0 : 1 + seed % 5 * 0.25, 0, 1, 0, seed % 2 == 0 ? 1.1 : 1, seed))
                .with(constraint)
                .with(new Reading(pieces, List.of()));
    }

    private static List<Request> requests(Constraint constraint, Pieces pieces) {
        List<Request> requests = new ArrayList<>();
        for (int seed = 0; seed < 16; seed++) {
            requests.add(request(constraint, pieces, seed));
        }
        return requests;
    }

    @ParameterizedTest
    @ValueSource(strings = {"llama32", "qwen2"})
    void generatedJson_satisfiesItsSchema(String name) throws IOException {
        JsonNode schema = MAPPER.readTree(PERSON);
        try (Model model = model(name);
                Generator generator = new Generator(model, DType.F32, 1L << 26)) {
            Pieces pieces = pieces(model);
            Constraint constraint = Constraint.of(Grammar.ofSchema(PERSON), TokenTrie.of(pieces, pieces.size()));
            int complete = 0;
            for (Continuation continuation : generator.generate(requests(constraint, pieces))) {
                if (continuation.why() == End.STOP) {
                    complete++;
                    JsonNode value = MAPPER.readTree(continuation.text());
                    assertThat(new Validity(schema).holds(schema, value))
                            .as(continuation.text())
                            .isTrue();
                } else {
                    assertThat(continuation.why()).isEqualTo(End.LENGTH);
                    assertThat(continuation.tokens()).hasSize(400);
                }
            }
            assertThat(complete).isGreaterThan(8);
        }
    }

    @Test
    void requestsThatRest_goOnWhereTheyWere() throws IOException {
        try (Model model = model("qwen2")) {
            Pieces pieces = pieces(model);
            Constraint constraint = Constraint.of(Grammar.ofJson(), TokenTrie.of(pieces, pieces.size()));
            List<Request> requests = requests(constraint, pieces).subList(0, 6);
            long page = new Pass.Keeping(DType.F32, true).pageBytes(model.architecture());
            try (Generator plenty = new Generator(model, DType.F32, 1L << 26);
                    Generator few = new Generator(model, DType.F32, 8 * page)) {
                List<Continuation> expected = plenty.generate(requests);
                List<Continuation> actual = few.generate(requests);
                for (int i = 0; i < requests.size(); i++) {
                    assertThat(actual.get(i).tokens()).isEqualTo(expected.get(i).tokens());
                    assertThat(actual.get(i).text()).isEqualTo(expected.get(i).text());
                }
            }
        }
    }

    @Test
    void choices_endTheRequest_whenNothingElseCanCome() throws IOException {
        try (Model model = model("qwen2");
                Generator generator = new Generator(model, DType.F32, 1L << 26)) {
            Pieces pieces = pieces(model);
            Constraint constraint = Constraint.of(
                    Grammar.ofChoices(List.of("red", "green", "blue")), TokenTrie.of(pieces, pieces.size()));
            for (Continuation continuation : generator.generate(requests(constraint, pieces))) {
                assertThat(continuation.text()).isIn("red", "green", "blue");
                assertThat(continuation.why()).isEqualTo(End.STOP);
            }
        }
    }
}
