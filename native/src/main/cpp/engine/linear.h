// Linear layers of a population: all rows share a matrix, and each may have an adapter of its own.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// y = W x + b and what adapters add to it. Segments are in the order of their rows and do not overlap. With `add`, y gets the
// result on top of what it has.
void linear(Pool& pool, const Layer& layer, ConstRows x, long rows, Rows y, bool add);

// The first half of all changes, weights · (down · x[m]) and Bᵀ x[m], into the layer's room.
void shrink(Pool& pool, const Layer& layer, ConstRows x);

// y += what adapters alone make of x, for the rows that have one.
void adapt(Pool& pool, const Layer& layer, ConstRows x, long rows, Rows y);

// Adds to a matrix what changes would add to it, each so many times.
void merge(Pool& pool, const Segment* changes, const float* times, long count, Rows w, long outputs, long inputs);

// Makes a tile of W x whole: adds the bias, where there is one, and the second half of its rows' changes.
void finish(const Layer& layer, const Patch& patch, float* tile);

}  // namespace lamarck::engine::LAMARCK_ISA
