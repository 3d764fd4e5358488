package dev.lamarck.vary.tree;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import java.util.Optional;

/** Settings of operators that look where it matters. */
record SemanticSettings(
        @Default("auto")
        @Doc("what to make better: performance, correctness, balanced; auto: by what the parent's evaluation points at")
        Focus focus,

        @Default("false") @Doc("another word for focus: performance")
        boolean performanceFocus,

        @Default("false") @Doc("another word for focus: correctness, if performance is not in focus")
        boolean correctnessFocus,

        @Default("1")
        @Range(min = 0, max = 1)
        @Doc("s: a child has one change, and each further one with probability s/2; numbers change in proportion to s")
        double mutationStrength,

        @Doc("how often each change is made") Weights weights,

        @Doc("the weights follow what changes earn: ucb, probability-matching or thompson; absent: they do not")
        Optional<String> adaptive,

        @Doc("a model that knows code, such as code_bert; has no effect until models are there")
        Optional<String> semanticModel,

        @Default("10") @Range(min = 1, max = 1000) @Doc("how often a child is drawn before it is taken as it is")
        int attempts) {

    SemanticSettings {
        if (focus == Focus.AUTO && (performanceFocus || correctnessFocus)) {
            focus = performanceFocus ? Focus.PERFORMANCE : Focus.CORRECTNESS;
        }
    }

    Family.Manner manner() {
        return new Family.Manner(mutationStrength, attempts, Optional.of(focus), semanticModel);
    }
}
