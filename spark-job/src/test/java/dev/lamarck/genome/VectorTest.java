package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorTest {

    @Test
    void of_zeroHasOneSign() {
        Vector negative = Vector.of(-0.0, 1);
        Vector positive = Vector.of(0.0, 1);
        assertThat(negative).isEqualTo(positive).hasSameHashCodeAs(positive);
        assertThat(negative.hash()).isEqualTo(positive.hash());
        assertThat(Double.doubleToRawLongBits(negative.gene(0))).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void of_notFinite_refused(double value) {
        assertThatThrownBy(() -> Vector.of(0, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Gene 1 is " + value + ": genes are finite numbers");
    }

    @Test
    void genes_areCopiedInAndOut() {
        double[] given = {1, 2};
        Vector vector = Vector.of(given);
        Hash128 before = vector.hash();
        given[0] = 7;
        vector.genes()[1] = 8;
        assertThat(vector.genes()).containsExactly(1, 2);
        assertThat(vector.hash()).isEqualTo(before);
    }

    @Test
    void hash_dependsOnContentAlone() {
        assertThat(Vector.of(1, 2, 3).hash()).isEqualTo(Vector.of(1, 2, 3).hash());
        Set<Hash128> hashes = new HashSet<>();
        Vector[] different = {
            Vector.of(),
            Vector.of(0),
            Vector.of(0, 0),
            Vector.of(1, 2),
            Vector.of(2, 1),
            Vector.of(1, 2, 0),
            Vector.of(1, Math.nextUp(2.0)),
            Vector.of(Double.MIN_VALUE, 0)
        };
        for (Vector vector : different) {
            hashes.add(vector.hash());
        }
        assertThat(hashes).hasSize(different.length);
    }

    @Test
    void hash_staysWhatStoredRunsHave() {
        assertThat(Vector.of(0.25, -3, 1e300).hash()).isEqualTo(Hash128.digest(bytes("vector", 0.25, -3, 1e300)));
    }

    private static byte[] bytes(String kind, double... genes) {
        ByteBuffer buffer = ByteBuffer.allocate(kind.length() + 8 * genes.length);
        buffer.put(kind.getBytes(StandardCharsets.US_ASCII));
        for (double gene : genes) {
            buffer.putDouble(gene);
        }
        return buffer.array();
    }

    @Test
    void equals_byContent() {
        assertThat(Vector.of(1, 2))
                .isEqualTo(Vector.of(1, 2))
                .isNotEqualTo(Vector.of(1, 3))
                .isNotEqualTo("[1.0, 2.0]");
        assertThat(Vector.of(1, 2)).hasToString("[1.0, 2.0]");
    }

    @Test
    void travels_unchanged() throws IOException, ClassNotFoundException {
        Vector vector = Vector.of(Double.MIN_VALUE, -1e308, 0.1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(vector);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(vector);
        }
    }

    @Test
    void bytes_growWithTheGenes() {
        assertThat(Vector.of(new double[1000]).bytes()).isBetween(8000L, 8100L);
        assertThat(Vector.of(1).kind()).isEqualTo("vector");
    }
}
