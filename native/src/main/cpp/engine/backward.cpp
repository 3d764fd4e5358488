#include "backward.h"

#include "activation.h"
#include "combine.h"
#include "dropout.h"
#include "each.h"
#include "linear.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Of x that one part makes.
constexpr long BACK_COLUMNS = 10 * SPREAD * LANES;
// Outputs whose weights are widened at a time.
constexpr long BACK_OUTPUTS = 64;
static_assert(BACK_COLUMNS * BACK_OUTPUTS <= SCRATCH_FLOATS);

template <class W>
void back_linear(Pool& pool, const W* w, const Matrix& matrix, ConstRows dy, long rows, Rows dx) {
    const long panels = parts(matrix.inputs, BACK_COLUMNS);
    pool.run(panels * parts(rows, SHARED_ROWS), [&](long part, float* scratch) {
        const long column = part % panels * BACK_COLUMNS;
        const long columns = std::min(BACK_COLUMNS, matrix.inputs - column);
        const long from = part / panels * SHARED_ROWS;
        const long here = std::min(rows - from, SHARED_ROWS);
        for (long output = 0; output < matrix.outputs; output += BACK_OUTPUTS) {
            const long outputs = std::min(BACK_OUTPUTS, matrix.outputs - output);
            for (long n = 0; n < outputs; n++) {
                const W* there = w + (output + n) * matrix.inputs + column;
                by_vector(columns, [&](long k, long count) {
                    put(scratch + n * BACK_COLUMNS + k, count == LANES ? load(there + k) : load_some(there + k, count), count);
                });
            }
            combine(here, {dy.row(from) + output, dy.stride, 1}, scratch, BACK_COLUMNS, outputs, dx.row(from) + column,
                    dx.stride, columns);
        }
    });
}

// Rows of one segment that a part takes.
constexpr long SEGMENT_ROWS = 32;

// Calls each(segment, first row, end, scratch) for pieces of all segments.
template <class Each>
void by_segment(Pool& pool, const Segments& segments, const Each& each) {
    long count = 0;
    for (long s = 0; s < segments.count; s++) {
        count += parts(segments.data[s].last - segments.data[s].first, SEGMENT_ROWS);
    }
    pool.run(count, [&](long part, float* scratch) {
        long s = 0;
        for (long here; part >= (here = parts(segments.data[s].last - segments.data[s].first, SEGMENT_ROWS)); s++) {
            part -= here;
        }
        const long from = segments.data[s].first + part * SEGMENT_ROWS;
        each(s, from, std::min(segments.data[s].last, from + SEGMENT_ROWS), scratch);
    });
}

// Of a row that is thinned out at a time.
constexpr long THINNED = 1024;

// du = scale · weights · (up · dy), for some rows of a segment.
void back_up(const Segment& segment, long outputs, ConstRows dy, long from, long to, Rows du, float* scratch) {
    float* out = scratch + STATE_FLOATS;
    for (long rank = 0; rank < segment.rank; rank += MOST_COLUMNS) {
        const long ranks = std::min(MOST_COLUMNS, segment.rank - rank);
        for (long m = from; m < to; m += TILE_ROWS) {
            const long rows = std::min<long>(TILE_ROWS, to - m);
            strip_of(rows, dy.row(m), dy.stride, segment.up + rank * outputs, outputs, ranks, scratch, out);
            for (long i = 0; i < rows; i++) {
                for (long r = 0; r < ranks; r++) {
                    const float weight = segment.weights == nullptr ? 1.0f : segment.weights[rank + r];
                    du.row(m + i)[rank + r] = out[i * MOST_COLUMNS + r] * segment.scale * weight;
                }
            }
        }
    }
}

// dx += down' du, but for what was left out of x.
void back_down(const Segment& segment, const Dropout& dropout, long site, long inputs, ConstRows du, long from, long to, Rows dx,
               float* scratch) {
    if (dropout.rate == 0.0f) {
        combine(to - from, {du.row(from), du.stride, 1}, segment.down, inputs, segment.rank, dx.row(from), dx.stride, inputs);
        return;
    }
    float* sums = scratch + THINNED;
    for (long m = from; m < to; m++) {
        for (long k = 0; k < inputs; k += THINNED) {
            const long columns = std::min(THINNED, inputs - k);
            std::fill_n(sums, columns, 0.0f);
            combine(1, {du.row(m), du.stride, 1}, segment.down + k, inputs, segment.rank, sums, columns, columns);
            thinned(dropout, site, m - segment.first, k, columns, scratch);
            float* to_row = dx.row(m) + k;
            by_vector(columns, [&](long i, long n) {
                put(to_row + i, fma(take(sums + i, n), take(scratch + i, n), take(to_row + i, n)), n);
            });
        }
    }
}

// Of a gradient that one part makes.
constexpr long FACTOR_COLUMNS = 4 * SPREAD * LANES;

// to[r][k] += Σ_m by[m][r] · of[m][k] over the rows of an adapter, whose first segment is given, for some columns.
void outer(const Segments& segments, const Learning* learning, long s, ConstRows by, ConstRows of, long width, long piece,
           float* to) {
    const long column = piece * FACTOR_COLUMNS;
    const long columns = std::min(FACTOR_COLUMNS, width - column);
    for (; s >= 0; s = learning[s].next) {
        const Segment& segment = segments.data[s];
        combine(segment.rank, {by.row(segment.first), 1, by.stride}, of.row(segment.first) + column, of.stride,
                segment.last - segment.first, to + column, width, columns);
    }
}

void back_factors(Pool& pool, const Layer& layer, const Learning* learning, ConstRows x, ConstRows dy, ConstRows du) {
    const long downs = parts(layer.w.inputs, FACTOR_COLUMNS);
    const long pieces = downs + parts(layer.w.outputs, FACTOR_COLUMNS);
    pool.run(layer.segments.count * pieces, [&](long part, float*) {
        const long s = part / pieces;
        const long piece = part % pieces;
        if (learning[s].down == nullptr || !learning[s].first) {
            return;
        }
        if (piece < downs) {
            outer(layer.segments, learning, s, du, x, layer.w.inputs, piece, learning[s].down);
        } else {
            outer(layer.segments, learning, s, layer.halves(), dy, layer.w.outputs, piece - downs, learning[s].up);
        }
    });
}

}  // namespace

void drop(Pool& pool, const Layer& layer, const Learning* learning, long site, ConstRows x, Rows out) {
    const long inputs = layer.w.inputs;
    by_segment(pool, layer.segments, [&](long s, long from, long to, float* scratch) {
        for (long m = from; m < to; m++) {
            if (learning[s].dropout.rate == 0.0f) {
                std::copy_n(x.row(m), inputs, out.row(m));
                continue;
            }
            for (long k = 0; k < inputs; k += THINNED) {
                const long columns = std::min(THINNED, inputs - k);
                thinned(learning[s].dropout, site, m - layer.segments.data[s].first, k, columns, scratch);
                by_vector(columns, [&](long i, long n) {
                    put(out.row(m) + k + i, take(x.row(m) + k + i, n) * take(scratch + i, n), n);
                });
            }
        }
    });
}

void back_linear(Pool& pool, const Matrix& w, ConstRows dy, long rows, Rows dx) {
    switch (w.type) {
        case DType::F32: return back_linear(pool, static_cast<const float*>(w.data), w, dy, rows, dx);
        case DType::F16: return back_linear(pool, static_cast<const f16*>(w.data), w, dy, rows, dx);
        case DType::BF16: return back_linear(pool, static_cast<const bf16*>(w.data), w, dy, rows, dx);
    }
}

void back_adapters(Pool& pool, const Layer& layer, const Returns& returns, ConstRows x, ConstRows dy, Rows dx) {
    shrink(pool, layer, x);
    const Rows u{layer.shrunk, layer.segments.most_rank};
    const Rows du{returns.du, layer.segments.most_rank};
    by_segment(pool, layer.segments, [&](long s, long from, long to, float* scratch) {
        const Segment& segment = layer.segments.data[s];
        back_up(segment, layer.w.outputs, dy, from, to, du, scratch);
        back_down(segment, returns.learning[s].dropout, returns.site, layer.w.inputs, {du.data, du.stride}, from, to, dx,
                  scratch);
        for (long m = from; m < to; m++) {
            for (long r = 0; r < segment.rank; r++) {
                u.row(m)[r] *= segment.scale;
            }
        }
    });
    back_factors(pool, layer, returns.learning, x, dy, {du.data, du.stride});
}

void back_rms_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, ConstRows dy, Rows dx) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        const float* given = dy.row(row);
        float* to = dx.row(row);
        vec squares{};
        vec products{};
        by_vector(width, [&](long i, long n) {
            const vec value = take(from + i, n);
            squares = fma(value, value, squares);
            products = fma(value, take(weight + i, n) * take(given + i, n), products);
        });
        const float by = 1.0f / std::sqrt(sum(squares) / static_cast<float>(width) + epsilon);
        const float along = sum(products) * by * by * by / static_cast<float>(width);
        by_vector(width, [&](long i, long n) {
            const vec straight = take(weight + i, n) * take(given + i, n) * by;
            put(to + i, take(to + i, n) + (straight - take(from + i, n) * along), n);
        });
    });
}

void back_layer_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, ConstRows dy, Rows dx) {
    const float count = static_cast<float>(width);
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        const float* given = dy.row(row);
        float* to = dx.row(row);
        vec sums{};
        by_vector(width, [&](long i, long n) { sums = sums + take(from + i, n); });
        const float mean = sum(sums) / count;
        vec squares{};
        vec slopes{};
        vec products{};
        by_vector(width, [&](long i, long n) {
            const vec apart = take(from + i, n) - first(all(mean), n);
            const vec back = take(weight + i, n) * take(given + i, n);
            squares = fma(apart, apart, squares);
            slopes = slopes + back;
            products = fma(apart, back, products);
        });
        const float by = 1.0f / std::sqrt(sum(squares) / count + epsilon);
        const float level = sum(slopes) / count;
        const float along = sum(products) * by * by / count;
        by_vector(width, [&](long i, long n) {
            const vec back = take(weight + i, n) * take(given + i, n);
            put(to + i, take(to + i, n) + (back - level - (take(from + i, n) - mean) * along) * by, n);
        });
    });
}

void back_rotate(Pool& pool, Rows dx, long rows, long heads, long size, long half, const std::int32_t* positions,
                 const float* cosines, const float* sines) {
    by_row(pool, rows, heads * size, [&](long row) {
        const float* cosine = cosines + positions[row] * half;
        const float* sine = sines + positions[row] * half;
        for (long head = 0; head < heads; head++) {
            float* first = dx.row(row) + head * size;
            float* second = first + half;
            by_vector(half, [&](long i, long n) {
                const vec a = take(first + i, n);
                const vec b = take(second + i, n);
                const vec c = take(cosine + i, n);
                const vec s = take(sine + i, n);
                put(first + i, fma(a, c, b * s), n);
                put(second + i, fma(b, c, -(a * s)), n);
            });
        }
    });
}

void back_activate(Pool& pool, Activation kind, ConstRows gate, ConstRows up, long rows, long width, ConstRows dy, Rows dgate,
                   Rows dup) {
    by_row(pool, rows, width, [&](long row) {
        by_vector(width, [&](long i, long n) {
            const vec x = take(gate.row(row) + i, n);
            const vec given = take(dy.row(row) + i, n);
            if (up.data == nullptr) {
                put(dgate.row(row) + i, given * slope(kind, x), n);
                return;
            }
            const vec other = take(up.row(row) + i, n);
            put(dup.row(row) + i, given * activated(kind, x), n);
            put(dgate.row(row) + i, given * other * slope(kind, x), n);
        });
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
