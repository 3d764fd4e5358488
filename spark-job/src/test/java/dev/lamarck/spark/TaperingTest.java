package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TaperingTest {

    private static List<Integer> items(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> sizes(int items, int cores) {
        return Tapering.cut(items(items), cores).stream().map(List::size).toList();
    }

    @Test
    void cut_manyItems_halvesWhatIsLeftUntilPiecesAreSmall() {
        assertThat(sizes(64, 2)).containsExactly(16, 16, 8, 8, 4, 4, 4, 4);
    }

    @Test
    void cut_fewerItemsThanCores_givesEachItemATask() {
        assertThat(sizes(3, 8)).containsExactly(1, 1, 1);
    }

    @Test
    void cut_anyNumber_keepsAllItemsInOrder() {
        for (int count = 0; count < 200; count++) {
            for (int cores : List.of(1, 2, 7)) {
                assertThat(Tapering.cut(items(count), cores).stream().flatMap(List::stream))
                        .containsExactlyElementsOf(items(count));
            }
        }
    }

    @Test
    void cut_moreThanATaskMayHold_isCutFurther() {
        assertThat(sizes(1_000_000, 1)).allMatch(size -> size <= 65_536);
    }
}
