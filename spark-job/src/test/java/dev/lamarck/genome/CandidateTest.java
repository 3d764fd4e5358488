package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CandidateTest {

    private static final Hash128 SETTINGS = new Hash128(5, 6);

    @Test
    void idOf_sameInputs_same() {
        assertThat(Candidate.idOf(42, SETTINGS, 3, 4)).isEqualTo(Candidate.idOf(42, new Hash128(5, 6), 3, 4));
    }

    @Test
    void idOf_differsWithEachInput() {
        Set<Hash128> ids = new HashSet<>();
        int names = 0;
        for (long seed : new long[] {0, 1, 42, -1}) {
            for (Hash128 settings : List.of(SETTINGS, new Hash128(6, 5), new Hash128(5, 7), new Hash128(0, 0))) {
                for (int generation = 0; generation < 8; generation++) {
                    for (int slot = 0; slot < 8; slot++) {
                        ids.add(Candidate.idOf(seed, settings, generation, slot));
                        names++;
                    }
                }
            }
        }
        assertThat(ids).hasSize(names);
    }

    @Test
    void lineage_parentsKeepTheirOrderAndAreCopied() {
        List<Hash128> parents = new ArrayList<>(List.of(new Hash128(2, 0), new Hash128(1, 0), new Hash128(2, 0)));
        Lineage lineage = new Lineage(1, 2, 3, "gaussian", parents);
        parents.clear();
        assertThat(lineage.parents()).containsExactly(new Hash128(2, 0), new Hash128(1, 0), new Hash128(2, 0));
    }

    @Test
    void artifact_withoutName_refused() {
        assertThatThrownBy(() -> new Artifact(" ", "text/plain", new byte[0])).hasMessage("An artifact needs a name");
    }
}
