package dev.lamarck.evolve.islands;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Where a traveller goes. */
enum Route {
    /** To the next island; the last one's next is the first. */
    RING {
        @Override
        IntStream from(int island, int islands, RandomGenerator random) {
            return IntStream.of((island + 1) % islands);
        }
    },
    /** To all others. */
    EVERYWHERE {
        @Override
        IntStream from(int island, int islands, RandomGenerator random) {
            return IntStream.range(0, islands).filter(to -> to != island);
        }
    },
    /** To one of the others, drawn for each traveller. */
    ANYWHERE {
        @Override
        IntStream from(int island, int islands, RandomGenerator random) {
            return IntStream.of((island + 1 + random.nextInt(islands - 1)) % islands);
        }
    },
    /** To the first island, and from there to all others. */
    STAR {
        @Override
        IntStream from(int island, int islands, RandomGenerator random) {
            return island == 0 ? IntStream.range(1, islands) : IntStream.of(0);
        }
    };

    abstract IntStream from(int island, int islands, RandomGenerator random);
}
