package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operator that learns is told, on the driver, exactly what it did. */
final class LearnerTest {

    private static final String SEARCH =
            "{size: 30, islands: 3, operators: [{type: gaussian}, {type: diary, class: dev.lamarck.evolve.LearnerTest$Diary,"
                    + " weight: 2}]%s}";
    private static final String NAME = "operator/%d/diary/dev.lamarck.evolve.LearnerTest$Diary";

    /** Makes children of its key and state alone, and notes whether the lessons agree with what it made. */
    public static final class Diary implements Learner {

        /** What it knows of an island. */
        record Page(int lessons, int children, int failed, int surprises) {
            static Page of(byte[] state) {
                ByteBuffer bytes = ByteBuffer.wrap(state);
                return state.length == 0
                        ? new Page(0, 0, 0, 0)
                        : new Page(bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt());
            }

            byte[] bytes() {
                return ByteBuffer.allocate(16)
                        .putInt(lessons)
                        .putInt(children)
                        .putInt(failed)
                        .putInt(surprises)
                        .array();
            }
        }

        @Override
        public List<? extends Genome> vary(Brood brood) {
            return brood.matings().stream()
                    .map(mating ->
                            child(mating.key(), brood.state(), mating.parents().size()))
                    .toList();
        }

        private static Vector child(RandomKey key, byte[] state, int parents) {
            return Vector.of(
                    key.draws().nextDouble(), (Page.of(state).lessons() + parents) / 100.0 + key.island() / 1000.0);
        }

        @Override
        public byte[] learn(Lesson lesson) {
            Page page = Page.of(lesson.before());
            int failed = 0;
            int surprises = 0;
            for (Offspring offspring : lesson.children()) {
                Vector made = child(
                        offspring.key(), lesson.before(), offspring.parents().size());
                boolean expected = offspring
                        .member()
                        .map(member -> member.hash().equals(made.hash())
                                && member.birth().slot() == offspring.key().slot())
                        .orElse(made.gene(0) > 0.97);
                failed += offspring.member().isPresent() ? 0 : 1;
                surprises += expected && offspring.key().island() == lesson.island() ? 0 : 1;
            }
            return new Page(
                            page.lessons() + 1,
                            page.children() + lesson.children().size(),
                            page.failed() + failed,
                            page.surprises() + surprises)
                    .bytes();
        }
    }

    private static Diary.Page page(Life life, int island) {
        return Diary.Page.of(life.population().memory(NAME.formatted(island)));
    }

    private static long children(Life life, int island, int generations) {
        long children = 0;
        for (int generation = 0; generation < generations; generation++) {
            children += life.plan(generation).batches().stream()
                    .filter(batch -> batch.island() == island && batch.operator() == 1)
                    .mapToInt(Plan.Batch::size)
                    .sum();
        }
        return children;
    }

    @Test
    void learn_isToldTheKeysAndStatesThatChildrenWereMadeWith() {
        Life life = Life.of(SEARCH.formatted("")).until(12);
        int failed = 0;
        for (int island = 0; island < 3; island++) {
            Diary.Page page = page(life, island);
            assertThat(page.lessons()).isEqualTo(11);
            assertThat((long) page.children())
                    .isEqualTo(children(life, island, 12))
                    .isPositive();
            assertThat(page.surprises()).isZero();
            failed += page.failed();
        }
        assertThat(failed).isPositive();
    }

    @Test
    void learn_resumedAnywhere_isTheSame() {
        Life straight = Life.of(SEARCH.formatted("")).until(9);
        Life resumed = Life.of(SEARCH.formatted(""));
        for (int generation = 1; generation <= 9; generation++) {
            resumed.until(generation).resumed();
        }
        assertThat(resumed.born()).isEqualTo(straight.born());
        for (int island = 0; island < 3; island++) {
            assertThat(page(resumed, island)).isEqualTo(page(straight, island));
        }
    }

    @Test
    void learn_emptiedIsland_isForgotten() {
        Life life = Life.of(SEARCH.formatted(", renewal: {type: stagnation, config: {generations: 1}}"));
        int forgotten = 0;
        for (int generation = 1; generation < 25; generation++) {
            life.until(generation);
            for (int island = 0; island < 3; island++) {
                boolean empty = life.habitats().get(island).members().isEmpty();
                forgotten += empty && generation > 1 ? 1 : 0;
                assertThat(life.population().memory().containsKey(NAME.formatted(island)) && empty)
                        .isFalse();
                assertThat(page(life, island).surprises()).isZero();
            }
        }
        assertThat(forgotten).isPositive();
    }

    @Test
    void learn_operatorThatHadNoChildren_keepsWhatItKnew() {
        Life life = Life.of(
                        SEARCH.formatted(""),
                        "{operators: [{type: gaussian}, {type: diary, class: dev.lamarck.evolve.LearnerTest$Diary, weight: 0}]}")
                .until(9);
        assertThat(page(life, 0).lessons()).isEqualTo(4);
        Life without =
                Life.of(SEARCH.formatted(""), "{operators: [{type: gaussian}]}").until(9);
        assertThat(without.population().memory()).containsOnlyKeys(Memory.RULES);
    }
}
