// Steps of optimisers, number by number.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

void clear(Pool& pool, Rows x, long rows, long width);

// to[places[i]] += x[i]; no place is there twice.
void scatter(Pool& pool, ConstRows x, const std::int32_t* places, long rows, long width, Rows to);

// Σ x²
double squares(Pool& pool, const float* x, long count);

// What is learned, its gradient, and what an optimiser remembers of gradients before.
struct Learned {
    float* values;
    const float* gradient;
    float* first;
    float* second;  // null where there is one only
    long count;
};

// Adam with decoupled decay (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019):
//   m = b1 m + (1 − b1) g,  v = b2 v + (1 − b2) g²,  x = keep · x − rate · m / (√v · by + epsilon)
struct Adam {
    float scale;    // on gradients
    float first;    // b1
    float second;   // b2
    float rate;     // divided by 1 − b1^t
    float by;       // 1 / √(1 − b2^t)
    float epsilon;
    float keep;     // 1 − rate · decay
};
void adam(Pool& pool, const Adam& rule, const Learned& learned);

// m = momentum · m + g + decay · x,  x = x − rate · m
struct Sgd {
    float scale;
    float momentum;
    float rate;
    float decay;
};
void sgd(Pool& pool, const Sgd& rule, const Learned& learned);

}  // namespace lamarck::engine::LAMARCK_ISA
