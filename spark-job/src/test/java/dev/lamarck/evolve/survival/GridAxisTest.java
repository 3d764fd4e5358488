package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GridAxisTest {

    private static Optional<List<GridAxis>> axes(String yaml, byte[] state) {
        return GridAxis.of(Block.ofYaml(yaml, "test"), Members.FEATURES, state);
    }

    @Test
    void axes_leadToTheCellsThatTheGridUsed() {
        String yaml = "{bins: 7, dimensions: [{feature: b, bins: 5, min: -1, max: 2}, {feature: a}]}";
        MapElites grid = Members.built(MapElites.Settings.class, MapElites::new, yaml);
        List<Member> members = IntStream.range(0, 200)
                .mapToObj(i -> Members.of(new Birth(0, i, 0), i, StrictMath.sin(i) * 9, StrictMath.cos(i * 7.0) * 3))
                .toList();

        Survivors survivors = grid.survive(new Survival.Contest(Members.FEATURES, Survivors.none(), members));

        List<GridAxis> axes = axes(yaml, survivors.state()).orElseThrow();
        assertThat(axes).extracting(GridAxis::feature).containsExactly("b", "a");
        assertThat(axes).extracting(GridAxis::given).containsExactly(true, false);
        for (Resident resident : survivors.residents()) {
            double[] features = resident.member().features();
            assertThat(resident.cell())
                    .contains(axes.get(0).bin(features[1]) + "-" + axes.get(1).bin(features[0]));
        }
    }

    @Test
    void axes_withOpenBoundsAndNoState_areNotKnown() {
        assertThat(axes("{}", new byte[0])).isEmpty();
        assertThat(axes("{dimensions: [{feature: a, min: 0, max: 1}]}", new byte[0])
                        .orElseThrow())
                .containsExactly(new GridAxis("a", 0, 1, 10, true));
    }

    @Test
    void over_keepsTheNarrowerBinsAndCoversBoth() {
        GridAxis narrow = new GridAxis("a", 0, 1, 10, false);
        GridAxis wide = new GridAxis("a", -0.25, 3.75, 10, false);

        GridAxis both = narrow.over(wide);
        assertThat(both).isEqualTo(wide.over(narrow));
        assertThat(both.bins()).isEqualTo(3 + 10 + 28);
        assertThat(both.edge(3)).isBetween(-1e-12, 1e-12);
        assertThat(both.low()).isLessThanOrEqualTo(-0.25);
        assertThat(both.edge(both.bins())).isGreaterThanOrEqualTo(3.75);

        assertThat(narrow.over(new GridAxis("a", -1e9, 1e9, 10, false)))
                .isEqualTo(new GridAxis("a", -1e9, 1e9, 10, false));
    }
}
