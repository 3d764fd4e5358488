package dev.lamarck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoursesTest {

    private static final Courses.Key KEY = new Courses.Key(Specimen.bins, Scheme.greedy, Contestant.text, 3, 2000);
    private static final ProgramSearch.Course COURSE = new ProgramSearch.Course(0.1 + 0.2, 2000, 3100, 800, 120, 40);

    @TempDir
    private Path folder;

    @Test
    void of_whatIsInTheFile_isNotSearchedAgain() throws IOException {
        Optional<Path> file = Optional.of(folder.resolve("new/courses.csv"));
        Courses.in(file).of(KEY, () -> COURSE);

        assertThat(Courses.in(file).of(KEY, () -> {
                    throw new AssertionError("searched again");
                }))
                .isEqualTo(COURSE);
    }

    @Test
    void of_anotherBudget_isAnotherSearch() throws IOException {
        Courses courses = Courses.in(Optional.empty());
        courses.of(KEY, () -> COURSE);
        ProgramSearch.Course other = new ProgramSearch.Course(7, 10, 10, 0, 0, 0);

        assertThat(courses.of(new Courses.Key(Specimen.bins, Scheme.greedy, Contestant.text, 3, 10), () -> other))
                .isEqualTo(other);
    }

    @Test
    void in_aFileThatWasCutOff_goesOn() throws IOException {
        Path file = folder.resolve("courses.csv");
        Courses.in(Optional.of(file)).of(KEY, () -> COURSE);
        String whole = Files.readString(file);
        Files.writeString(file, whole + "bins,greedy,te");

        assertThat(Courses.in(Optional.of(file)).of(KEY, () -> {
                    throw new AssertionError("searched again");
                }))
                .isEqualTo(COURSE);
        assertThat(file).hasContent(whole);
    }

    @Test
    void in_anotherFile_isRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "program,contestant\nbins,text\n");
        assertThatThrownBy(() -> Courses.in(Optional.of(file)))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("other.csv' is no file of searches");
    }
}
