// Linear layers of a population: all rows share a matrix, and each may have an adapter of its own.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// `shrunk` takes segments.most_rank floats for each row, if there are segments. Segments are in the order of their rows and
// do not overlap. With `add`, y gets the result on top of what it has.
void linear(Pool& pool, const Matrix& w, const float* bias, const Segments& segments, float* shrunk, ConstRows x, long rows,
            Rows y, bool add);

// The first half of all adapters: u[m] = weights · (down · x[m]).
void shrink(Pool& pool, const Segments& segments, ConstRows x, long inputs, Rows u);

// Makes a tile of W x whole: adds the bias, where there is one, and what the adapters of its rows make of u.
void finish(const Segments& segments, ConstRows u, const float* bias, const Patch& patch, float* tile);

}  // namespace lamarck::engine::LAMARCK_ISA
