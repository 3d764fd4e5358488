// Products of rows with the rows of a matrix, y[m][n] = Σ_k x[m][k] · w[n][k], in pieces that fit the caches.
//
// Both operands have k innermost, so each element is a dot product over LANES partial sums, and a tile of them keeps its
// partial sums in registers. That form takes weights as files hold them, needs no packing, reads each weight once for a
// single row, and gives an element the same bits in every tile. Weights of 16 bits are widened once for many rows.
#pragma once

#include <algorithm>

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// A tile's partial sums, one operand's row pieces and one more vector fill the registers.
constexpr int TILE_ROWS = 4;
constexpr int TILE_COLUMNS = LANES == 16 ? 6 : 3;
// Of k at a time: what a tile reads of it stays in the first cache.
constexpr long DEPTH = 768;
constexpr long MOST_COLUMNS = 48;
// Rows that share widened weights.
constexpr long SHARED_ROWS = 128;
constexpr long STATE_FLOATS = TILE_ROWS * MOST_COLUMNS * LANES;
constexpr long TILE_FLOATS = TILE_ROWS * MOST_COLUMNS;
constexpr long PANEL_FLOATS = 128 * 1024;
static_assert(STATE_FLOATS + TILE_FLOATS + PANEL_FLOATS <= SCRATCH_FLOATS);

// The columns of a matrix that are worked on together. It depends on the matrix alone: results that are kept by panel do too.
inline long panel_columns(long inputs) {
    const long fit = PANEL_FLOATS / std::max(1L, inputs) / TILE_COLUMNS * TILE_COLUMNS;
    return std::clamp(fit, static_cast<long>(TILE_COLUMNS), MOST_COLUMNS);
}

inline long parts(long whole, long part) { return (whole + part - 1) / part; }

// Adds the products of a tile to its partial sums.
template <int M, int N, class W>
inline void multiply(const float* x, long x_stride, const W* w, long w_stride, long depth, vec (&sums)[M][N]) {
    long k = 0;
    for (; k + LANES <= depth; k += LANES) {
        vec xs[M];
        for (int m = 0; m < M; m++) {
            xs[m] = load(x + m * x_stride + k);
        }
        for (int n = 0; n < N; n++) {
            const vec ws = load(w + n * w_stride + k);
            for (int m = 0; m < M; m++) {
                sums[m][n] = fma(xs[m], ws, sums[m][n]);
            }
        }
    }
    if (k < depth) {
        for (int n = 0; n < N; n++) {
            const vec ws = load_some(w + n * w_stride + k, depth - k);
            for (int m = 0; m < M; m++) {
                sums[m][n] = fma(load_some(x + m * x_stride + k, depth - k), ws, sums[m][n]);
            }
        }
    }
}

// A tile over all of k, or over one piece of it with the partial sums kept in between.
template <int M, int N, class W>
inline void tile(const float* x, long x_stride, const W* w, long w_stride, long depth, float* state, bool first, bool last,
                 float* out) {
    vec sums[M][N];
    for (int m = 0; m < M; m++) {
        for (int n = 0; n < N; n++) {
            sums[m][n] = first ? vec{} : load(state + (m * N + n) * LANES);
        }
    }
    multiply<M, N, W>(x, x_stride, w, w_stride, depth, sums);
    for (int m = 0; m < M; m++) {
        for (int n = 0; n < N; n++) {
            if (last) {
                out[m * MOST_COLUMNS + n] = sum(sums[m][n]);
            } else {
                store(state + (m * N + n) * LANES, sums[m][n]);
            }
        }
    }
}

// So many rows against some columns: out[m][n], a row of it MOST_COLUMNS long.
template <int M, class W>
void strip(const float* x, long x_stride, const W* w, long inputs, long columns, float* state, float* out) {
    // Fewer rows leave registers for more columns, which a lone row needs to keep the adders busy.
    constexpr int N = M == 1 ? 8 : M == 2 ? 2 * TILE_COLUMNS : TILE_COLUMNS;
    long k = 0;
    do {
        const long depth = std::min(DEPTH, inputs - k);
        const bool first = k == 0;
        const bool last = k + DEPTH >= inputs;
        long n = 0;
        for (; n + N <= columns; n += N) {
            tile<M, N>(x + k, x_stride, w + n * inputs + k, inputs, depth, state + n * M * LANES, first, last, out + n);
        }
        for (; n < columns; n++) {
            tile<M, 1>(x + k, x_stride, w + n * inputs + k, inputs, depth, state + n * M * LANES, first, last, out + n);
        }
        k += DEPTH;
    } while (k < inputs);
}

template <class W>
void strip_of(long rows, const float* x, long x_stride, const W* w, long inputs, long columns, float* state, float* out) {
    switch (rows) {
        case 1: return strip<1>(x, x_stride, w, inputs, columns, state, out);
        case 2: return strip<2>(x, x_stride, w, inputs, columns, state, out);
        case 3: return strip<3>(x, x_stride, w, inputs, columns, state, out);
        default: return strip<4>(x, x_stride, w, inputs, columns, state, out);
    }
}

inline const float* widened(const float* w, long, float*) { return w; }

template <class W>
const float* widened(const W* w, long count, float* to) {
    long i = 0;
    for (; i + LANES <= count; i += LANES) {
        store(to + i, load(w + i));
    }
    for (; i < count; i++) {
        to[i] = widen(w[i]);
    }
    return to;
}

// Some rows against the columns of one panel: calls done(first row, rows, tile) for all of them, a few at a time.
template <class W, class Done>
void panel(ConstRows x, long from, long to, const W* w, long inputs, long columns, float* scratch, const Done& done) {
    float* out = scratch + STATE_FLOATS;
    const bool widen_first = to - from > TILE_ROWS && columns * inputs <= PANEL_FLOATS;
    const float* wide = widen_first ? widened(w, columns * inputs, out + TILE_FLOATS) : nullptr;
    for (long m = from; m < to; m += TILE_ROWS) {
        const long rows = std::min<long>(TILE_ROWS, to - m);
        if (wide != nullptr) {
            strip_of(rows, x.row(m), x.stride, wide, inputs, columns, scratch, out);
        } else {
            strip_of(rows, x.row(m), x.stride, w, inputs, columns, scratch, out);
        }
        done(m, rows, out);
    }
}

// Calls done(patch, tile) for pieces of the product that together make all of it. The
// pieces of a row end at the same columns whatever the other rows are.
template <class W, class Done>
void product(Pool& pool, ConstRows x, long rows, const W* w, long outputs, long inputs, const Done& done) {
    const long width = panel_columns(inputs);
    const long blocks = parts(rows, SHARED_ROWS);
    pool.run(parts(outputs, width) * blocks, [&](long part, float* scratch) {
        const long column = part / blocks * width;
        const long columns = std::min(width, outputs - column);
        const long from = part % blocks * SHARED_ROWS;
        panel(x, from, std::min(rows, from + SHARED_ROWS), w + column * inputs, inputs, columns, scratch,
              [&](long first, long count, float* tile) { done(Patch{first, count, column, columns}, tile); });
    });
}

template <class Done>
void product(Pool& pool, ConstRows x, long rows, const Matrix& w, const Done& done) {
    switch (w.type) {
        case DType::F32: return product(pool, x, rows, static_cast<const float*>(w.data), w.outputs, w.inputs, done);
        case DType::F16: return product(pool, x, rows, static_cast<const f16*>(w.data), w.outputs, w.inputs, done);
        case DType::BF16: return product(pool, x, rows, static_cast<const bf16*>(w.data), w.outputs, w.inputs, done);
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
