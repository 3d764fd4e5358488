// The last layer of a language model and what is made of its logits, without keeping them: a batch has many rows, a
// vocabulary many tokens.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine {

// What is known of one row's logits.
struct Verdict {
    float target;     // logit of the token that was asked for
    float most;       // the largest logit
    double total;     // Σ e^(logit − most)
    long best;        // the first token with the largest logit
};

}  // namespace lamarck::engine

namespace lamarck::engine::LAMARCK_ISA {

// How many verdicts score() needs room for.
long stripes(const Matrix& w);

// What is said of rows.
struct Scores {
    Verdict* partial;      // room for rows × stripes
    float* likelihoods;    // of each row's target
    std::int32_t* best;    // the token with the largest logit
};

void score(Pool& pool, const Layer& head, ConstRows x, long rows, const std::int32_t* targets, const Scores& scores);

}  // namespace lamarck::engine::LAMARCK_ISA
