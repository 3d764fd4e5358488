package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KeyIndexTest {

    @Test
    void find_afterManyPuts_isWhatWasPutLast() {
        KeyIndex index = new KeyIndex(100_000);
        Map<Long, Integer> expected = new HashMap<>();
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            long key = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextLong();
            index.put(key, i);
            expected.put(key, i);
        }
        expected.forEach((key, file) -> assertThat(index.find(key)).isEqualTo(file));
        assertThat(index.size()).isEqualTo(expected.size());
        assertThat(index.find(123_456)).isEqualTo(-1);
    }

    @Test
    void put_ofMoreThanAllowed_isNotTakenButKnownKeysAreMoved() {
        KeyIndex index = new KeyIndex(2);
        index.put(1, 1);
        index.put(2, 2);
        index.put(3, 3);
        index.put(1, 4);
        assertThat(index.find(3)).isEqualTo(-1);
        assertThat(index.find(1)).isEqualTo(4);
    }
}
