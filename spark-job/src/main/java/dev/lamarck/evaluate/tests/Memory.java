package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Hash128;
import java.util.Optional;

/** What is remembered of the tests of earlier programs. It may forget whatever it likes: then more tests are run. */
interface Memory {

    Optional<byte[]> load(Hash128 key);

    void store(Hash128 key, byte[] content);
}
