package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Hash128Test {

    private static List<Hash128> hashes() {
        Philox draws = new Philox(7, 0, 0, 0);
        Stream<Hash128> edges = Stream.of(
                new Hash128(0, 0),
                new Hash128(0, -1),
                new Hash128(-1, 0),
                new Hash128(-1, -1),
                new Hash128(Long.MIN_VALUE, Long.MAX_VALUE),
                new Hash128(1, 0x0102030405060708L));
        return Stream.concat(
                        edges,
                        Stream.generate(() -> new Hash128(draws.nextLong(), draws.nextLong()))
                                .limit(500))
                .toList();
    }

    @Test
    void toString_readsBack() {
        for (Hash128 hash : hashes()) {
            assertThat(hash.toString()).matches("[0-9a-f]{32}");
            assertThat(Hash128.of(hash.toString())).isEqualTo(hash);
            assertThat(Hash128.of(hash.toString()).hashCode()).isEqualTo(hash.hashCode());
        }
    }

    @Test
    void compareTo_unsignedAsItsText() {
        List<Hash128> hashes = hashes();
        assertThat(hashes.stream().sorted().map(Hash128::toString))
                .isEqualTo(hashes.stream().map(Hash128::toString).sorted().toList());
        assertThat(hashes.stream().sorted().map(hash -> new BigInteger(hash.toString(), 16)))
                .isSorted();
    }

    @Test
    void digest_isTheHeadOfSha256() {
        assertThat(Hash128.digest("abc".getBytes(StandardCharsets.US_ASCII)))
                .hasToString("ba7816bf8f01cfea414140de5dae2223");
        assertThat(Hash128.digest(new byte[0])).hasToString("e3b0c44298fc1c149afbf4c8996fb924");
    }

    @Test
    void digest_buffer_countsWhatRemains() {
        byte[] framed = "xabcx".getBytes(StandardCharsets.US_ASCII);
        assertThat(Hash128.digest(ByteBuffer.wrap(framed, 1, 3)))
                .isEqualTo(Hash128.digest(Arrays.copyOfRange(framed, 1, 4)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef0123456789abcdef0",
                "0123456789abcdef0123456789abcdeg",
                "-123456789abcdef0123456789abcdef"
            })
    void of_notAHash_refused(String text) {
        assertThatThrownBy(() -> Hash128.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
