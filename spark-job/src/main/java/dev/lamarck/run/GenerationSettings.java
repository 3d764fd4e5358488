package dev.lamarck.run;

import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import java.util.Optional;

/** When a generation ends. */
public record GenerationSettings(
        @Range(min = 0.1, max = 1)
        @Doc(
                "share of the candidates after which a generation closes; the rest joins the next one. All of them, if absent")
        Optional<Double> quorum) {}
