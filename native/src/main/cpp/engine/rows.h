// What is done to each row of a batch by itself: embedding, norms, rotations, activations.
#pragma once

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine {

// The order is that of dev.lamarck.engine.backend.Activation.
enum class Activation : int { SILU = 0, GELU_TANH = 1, GELU = 2, RELU = 3, TANH = 4 };

}  // namespace lamarck::engine

namespace lamarck::engine::LAMARCK_ISA {

// y = scale · table[index], on top of what y has with `onto`. The caller has checked the indices.
void embed(Pool& pool, const Matrix& table, const std::int32_t* indices, long rows, float scale, bool onto, Rows y);

// y = weight · x / √(mean x² + epsilon)
void rms_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, Rows y);

// y = weight · (x − mean) / √(variance + epsilon) + bias, without bias where it is null
void layer_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, const float* bias, float epsilon, Rows y);

// Turns the first 2 · half numbers of every head in place: element i with element i + half, by the angle of the row's position
// whose cosine and sine are in the tables, half of them for each position.
void rotate(Pool& pool, Rows x, long rows, long heads, long size, long half, const std::int32_t* positions, const float* cosines,
            const float* sines);

// y = activation(gate) · up, or activation(gate) where up is null
void activate(Pool& pool, Activation kind, ConstRows gate, ConstRows up, long rows, long width, Rows y);

// y += x
void add(Pool& pool, ConstRows x, long rows, long width, Rows y);

}  // namespace lamarck::engine::LAMARCK_ISA
