// What operations are called with.
#pragma once

#include "number.h"

namespace lamarck::engine {

// Rows of numbers that nobody here owns; a row begins `stride` elements after the one before.
struct Rows {
    float* data;
    long stride;
    float* row(long i) const { return data + i * stride; }
};

struct ConstRows {
    const float* data;
    long stride;
    const float* row(long i) const { return data + i * stride; }
};

// A matrix as checkpoints have it: the row of an output holds what each input counts for it.
struct Matrix {
    const void* data;
    DType type;
    long outputs;
    long inputs;
};

// Where a tile of a product lies.
struct Patch {
    long first;  // row
    long rows;
    long column;
    long columns;
};

// Of a linear layer to whose weights noise can be added: what is drawn for them fits the room of one part.
constexpr long MOST_NOISY_INPUTS = 128 * 1024;

// Names a seeded change, scale · A (Bᵀ x), that is drawn where it is needed and never kept.
struct Noise {
    std::uint64_t seed;
    std::uint32_t matrix;
    std::uint32_t pair;
    std::uint32_t slot;
    std::int32_t rank;  // 0 for no noise
    float scale;
};

// What becomes of a linear layer for a stretch of the rows of a batch: its product grows by scale · up · (weights ∘ (down · x)) and
// by noise, and its bias may be another one.
struct Segment {
    long first;
    long last;
    const float* down;     // rank × inputs
    const float* up;       // rank × outputs: transposed, as against files
    const float* weights;  // of each rank, or null for ones
    long rank;             // 0 for no such change
    float scale;
    const float* bias;  // or null for the layer's own
    Noise noise;
};

struct Segments {
    const Segment* data;
    long count;
    long most_rank;  // what rows of intermediate values are long
};

// A linear layer with the adapters of a batch.
struct Layer {
    Matrix w;
    const float* bias;  // or null
    Segments segments;
    float* shrunk;  // room for segments.most_rank floats of each row, if there are segments
    ConstRows halves() const { return {shrunk, segments.most_rank}; }
};

}  // namespace lamarck::engine
