package dev.lamarck.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.model.Sizes;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.train.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LessonLinesTest {
    private static final Sizes SIZES = new Sizes(60, 8, 1, 12);

    @TempDir
    private Path folder;

    private static LessonLines lines(boolean ended) {
        return new LessonLines(Path.of("some.jsonl"), Optional.of(new Letters()), SIZES, ended);
    }

    private static void assertLesson(String line, int[] tokens, float... weights) {
        Lesson lesson = lines(true).read(1, line);
        assertThat(lesson.tokens()).containsExactly(tokens);
        assertThat(lesson.weights()).containsExactly(weights);
    }

    @Test
    void texts_countAsAWhole_withTheirEnd() {
        assertLesson("{\"text\": \"cd\"}", new int[] {1, 12, 13, 2}, 0, 1, 1, 1);
        assertThat(lines(false).read(1, "{\"text\": \"cd\"}").tokens()).containsExactly(1, 12, 13);
    }

    @Test
    void completions_countWithoutTheirPrompt() {
        assertLesson(
                "{\"prompt\": \"cd\", \"completion\": \"ef\"}", new int[] {1, 12, 13, 14, 15, 2}, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void prompts_haveTheTokensThatTheyHaveAlone() {
        assertLesson("{\"prompt\": \"ca\", \"completion\": \"b\"}", new int[] {1, 12, 10, 11, 2}, 0, 0, 0, 1, 1);
    }

    @Test
    void tokens_countFromAPlace_orByAMask() {
        assertLesson("{\"tokens\": [5, 6, 7]}", new int[] {5, 6, 7}, 0, 1, 1);
        assertLesson("{\"tokens\": [5, 6, 7], \"from\": 2}", new int[] {5, 6, 7}, 0, 0, 1);
        assertLesson("{\"tokens\": [5, 6, 7, 8], \"mask\": [1, 0, 1, 0.5]}", new int[] {5, 6, 7, 8}, 0, 0, 1, 0.5f);
        assertLesson("{\"tokens\": [5, 6, 7], \"mask\": [true, false, true]}", new int[] {5, 6, 7}, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1]                                          | it is no object",
                "{\"text\":                                   | it is no JSON",
                "{\"words\": \"a\"}                           | it has neither",
                "{\"text\": 5}                                | no text called \"text\"",
                "{\"prompt\": \"a\"}                          | no text called \"completion\"",
                "{\"tokens\": 5}                              | \"tokens\" is no list",
                "{\"tokens\": [5, 60]}                        | has 60, which is no token id below 60",
                "{\"tokens\": [5, 1.5]}                       | has 1.5, which is no token id",
                "{\"tokens\": [5]}                            | no token in it counts",
                "{\"tokens\": [5, 6], \"mask\": [1]}          | has 1 numbers for 2 tokens",
                "{\"tokens\": [5, 6], \"mask\": [1, -1]}      | has -1, which is no weight",
                "{\"tokens\": [5, 6], \"mask\": [1, \"a\"]}   | which is no weight",
                "{\"tokens\": [5, 6], \"mask\": [1, 0]}       | no token in it counts",
                "{\"tokens\": [5, 6], \"from\": 3}            | \"from\" is 3, and there are 2 tokens",
                "{\"text\": \"cdefghijklmn\"}                 | it has 14 tokens, and the model takes 12"
            })
    void lines_thatCannotBeLearned_areNamed(String line, String why) {
        assertThatThrownBy(() -> lines(true).read(17, line))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("Cannot learn from some.jsonl:17: ")
                .hasMessageContaining(why);
    }

    @Test
    void texts_withoutATokenizer_areRefused() {
        LessonLines lines = new LessonLines(Path.of("some.jsonl"), Optional.empty(), SIZES, true);
        assertThatThrownBy(() -> lines.read(1, "{\"text\": \"cd\"}")).hasMessageContaining("has no tokenizer");
        assertThat(lines.read(1, "{\"tokens\": [5, 6]}").tokens()).containsExactly(5, 6);
    }

    @Test
    void all_readsAFile_andCountsItsLines() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.jsonl"), "{\"tokens\": [5, 6]}\n\n{\"tokens\": [7, 8, 9]}\n[]\n");
        LessonLines broken = new LessonLines(file, Optional.empty(), SIZES, true);
        assertThatThrownBy(broken::all).hasMessageContaining("a.jsonl:4: it is no object");
        Files.writeString(file, "{\"tokens\": [5, 6]}\n\n{\"tokens\": [7, 8, 9]}\n");
        assertThat(broken.all()).hasSize(2);
        Files.writeString(file, "\n");
        assertThatThrownBy(broken::all).hasMessageContaining("nothing to learn");
        Files.delete(file);
        assertThatThrownBy(broken::all).hasMessageContaining("There is no file");
    }
}
