// Gradients: what the operations of a forward pass give back. Weights of the model stay as they are, so that only inputs and
// adapters have gradients.
#pragma once

#include <cstdint>

#include "attention.h"
#include "pool.h"
#include "rows.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine {

// Inputs of an adapter that are left out while it learns.
struct Dropout {
    std::uint64_t seed;
    std::int64_t step;
    std::int64_t row;  // the number of a segment's first row among those of its adapter
    float rate;        // 0 for none
};

// What is learned about the adapter of a segment.
struct Learning {
    float* down;  // where its gradient is added up, rank × inputs; null if the adapter stays as it is
    float* up;    // rank × outputs
    std::int64_t first;  // whether no segment before it is of the same adapter
    std::int64_t next;   // the next segment of the same adapter, or -1
    Dropout dropout;
};

}  // namespace lamarck::engine

namespace lamarck::engine::LAMARCK_ISA {

// The rows of the segments of a layer, with what their adapters leave out set to 0; other rows of `out` stay as they are.
void drop(Pool& pool, const Layer& layer, const Learning* learning, long site, ConstRows x, Rows out);

// x += W' y: what a linear layer gives back to its input, for the matrix alone.
void back_linear(Pool& pool, const Matrix& w, ConstRows dy, long rows, Rows dx);

// Gradients of a layer's adapters, with room for as much as their halves take.
struct Returns {
    const Learning* learning;  // of each segment
    long site;
    float* du;
};

// What the adapters of the rows give back: to their input, on top of what is there, and to themselves, on top too, in the order
// of their rows. `x` is the input as drop() left it.
void back_adapters(Pool& pool, const Layer& layer, const Returns& returns, ConstRows x, ConstRows dy, Rows dx);

// dx += what y = weight · x / √(mean x² + epsilon) gives back
void back_rms_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, ConstRows dy, Rows dx);

// dx += what y = weight · (x − mean) / √(variance + epsilon) + bias gives back
void back_layer_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, ConstRows dy, Rows dx);

// Turns back what rotate() turned, in place.
void back_rotate(Pool& pool, Rows dx, long rows, long heads, long size, long half, const std::int32_t* positions,
                 const float* cosines, const float* sines);

// What y = activation(gate) · up gives back to both, or to gate alone where up is null. Results may take the place of dy.
void back_activate(Pool& pool, Activation kind, ConstRows gate, ConstRows up, long rows, long width, ConstRows dy, Rows dgate,
                   Rows dup);

// What attention gives back, and room for what its two halves share: 2 numbers for each row and head of queries.
struct Attended {
    ConstRows queries;
    ConstRows out;
    ConstRows dout;
    Rows dqueries;
    Rows dkeys;
    Rows dvalues;
    Rows shared;
};

// What attention over whole sequences gives back to its queries, keys and values. The pages hold keys and values as floats, and
// every stretch begins its sequence.
void back_attend(Pool& pool, const Heads& heads, const View& view, const Stretch* stretches, long count,
                 const Attended& attended);

// What a loss of Σ weights[m] · −log p(targets[m]) is made of; the likelihoods are those that score() told.
struct Targets {
    const std::int32_t* tokens;
    const float* likelihoods;
    const float* weights;
};

// dx += what the head gives back for such a loss.
void back_score(Pool& pool, const Matrix& w, const float* bias, ConstRows x, long rows, const Targets& targets, Rows dx);

}  // namespace lamarck::engine::LAMARCK_ISA
