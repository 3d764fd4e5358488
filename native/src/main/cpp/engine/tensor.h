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

// The change that one adapter makes to a matrix, for a stretch of the rows of a batch: scale · up · (down · x).
struct Segment {
    long first;
    long last;
    const float* down;     // rank × inputs
    const float* up;       // rank × outputs: transposed, as against files
    const float* weights;  // of each rank, or null for ones
    long rank;
    float scale;
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
