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

// For each row the log-likelihood of its target and the token with the largest logit. `partial` has room for rows × stripes.
void score(Pool& pool, const Matrix& w, const float* bias, const Segments& segments, float* shrunk, ConstRows x, long rows,
           const std::int32_t* targets, Verdict* partial, float* likelihoods, std::int32_t* best);

}  // namespace lamarck::engine::LAMARCK_ISA
