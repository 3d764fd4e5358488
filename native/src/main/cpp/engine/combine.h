// Sums of rows: x[m][k] += Σ_n y[m][n] · w[n][k]. Each number of x is one sum in the order of n that goes on from what is
// there, so it has the same bits however the work is cut up.
#pragma once

#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// Rows of x that keep their sums in registers together with a spread of vectors of each.
constexpr long COMBINED = 4;
constexpr int SPREAD = LANES == 16 ? 4 : 3;

// Where y[m][n] is: at data + m · row + n · step.
struct Shares {
    const float* data;
    long row;
    long step;
};

template <int M, int S>
inline void combine_spread(const Shares& y, const float* w, long w_stride, long depth, float* x, long x_stride) {
    vec sums[M][S];
    for (int m = 0; m < M; m++) {
        for (int s = 0; s < S; s++) {
            sums[m][s] = load(x + m * x_stride + s * LANES);
        }
    }
    for (long n = 0; n < depth; n++) {
        vec ws[S];
        for (int s = 0; s < S; s++) {
            ws[s] = load(w + n * w_stride + s * LANES);
        }
        for (int m = 0; m < M; m++) {
            const vec by = all(y.data[m * y.row + n * y.step]);
            for (int s = 0; s < S; s++) {
                sums[m][s] = fma(by, ws[s], sums[m][s]);
            }
        }
    }
    for (int m = 0; m < M; m++) {
        for (int s = 0; s < S; s++) {
            store(x + m * x_stride + s * LANES, sums[m][s]);
        }
    }
}

// The same for columns that fill no vector.
template <int M>
inline void combine_some(const Shares& y, const float* w, long w_stride, long depth, float* x, long x_stride, long columns) {
    vec sums[M];
    for (int m = 0; m < M; m++) {
        sums[m] = load_some(x + m * x_stride, columns);
    }
    for (long n = 0; n < depth; n++) {
        const vec ws = load_some(w + n * w_stride, columns);
        for (int m = 0; m < M; m++) {
            sums[m] = fma(all(y.data[m * y.row + n * y.step]), ws, sums[m]);
        }
    }
    for (int m = 0; m < M; m++) {
        store_some(x + m * x_stride, sums[m], columns);
    }
}

template <int M>
void combine_rows(const Shares& y, const float* w, long w_stride, long depth, float* x, long x_stride, long columns) {
    long k = 0;
    for (; k + SPREAD * LANES <= columns; k += SPREAD * LANES) {
        combine_spread<M, SPREAD>(y, w + k, w_stride, depth, x + k, x_stride);
    }
    for (; k + LANES <= columns; k += LANES) {
        combine_spread<M, 1>(y, w + k, w_stride, depth, x + k, x_stride);
    }
    if (k < columns) {
        combine_some<M>(y, w + k, w_stride, depth, x + k, x_stride, columns - k);
    }
}

inline void combine(long rows, const Shares& y, const float* w, long w_stride, long depth, float* x, long x_stride,
                    long columns) {
    long m = 0;
    for (; m + COMBINED <= rows; m += COMBINED) {
        const Shares some{y.data + m * y.row, y.row, y.step};
        combine_rows<COMBINED>(some, w, w_stride, depth, x + m * x_stride, x_stride, columns);
    }
    for (; m < rows; m++) {
        combine_rows<1>({y.data + m * y.row, y.row, y.step}, w, w_stride, depth, x + m * x_stride, x_stride, columns);
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
