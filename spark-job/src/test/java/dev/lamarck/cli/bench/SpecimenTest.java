package dev.lamarck.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.EvolveBlocks;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.ProgramMeasures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SpecimenTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void specimen_isAProgramWithABlockAndAnEvaluator(Specimen specimen) throws IOException {
        Program program = specimen.initial();

        assertThat(EvolveBlocks.of(program.text()).marked()).isTrue();
        assertThat(new ProgramMeasures().read(program).trouble()).isEmpty();
        assertThat(program.lines()).isBetween(40, 200);
        assertThat(Files.readString(specimen.evaluator(folder))).contains("def evaluate(program_path):");
    }
}
