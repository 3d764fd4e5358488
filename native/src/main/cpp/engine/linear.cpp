// y = W x + b, plus what changes add for the rows that have one: y += s · B (A x), from stored factors or from drawn ones.
#include "linear.h"

#include "each.h"
#include "noise.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Rows that one part takes through the first half of a change; drawn factors are drawn once for them.
constexpr long SHRUNK_ROWS = 32;
// Of a matrix, what stays in the second cache while changes are added to it.
constexpr long MERGED_FLOATS = 64 * 1024;
// Of drawn ranks; Java does not let more through.
constexpr long MOST_RANK = 64;
// Of the first factor, drawn together.
constexpr long DRAWN_ROWS = 64;
static_assert(MOST_NOISY_INPUTS <= PANEL_FLOATS);

// u[m][r] = w[r] · x[m] for some rows and ranks.
void shrink(ConstRows x, long from, long to, const float* w, long inputs, long ranks, Rows u, long into, float* scratch) {
    float* out = scratch + STATE_FLOATS;
    for (long rank = 0; rank < ranks; rank += MOST_COLUMNS) {
        const long some = std::min(MOST_COLUMNS, ranks - rank);
        for (long m = from; m < to; m += TILE_ROWS) {
            const long rows = std::min<long>(TILE_ROWS, to - m);
            strip_of(rows, x.row(m), x.stride, w + rank * inputs, inputs, some, scratch, out);
            for (long i = 0; i < rows; i++) {
                std::copy_n(out + i * MOST_COLUMNS, some, u.row(m + i) + into + rank);
            }
        }
    }
}

// The ranks of a change that are drawn together.
long drawn_ranks(const Noise& noise, long inputs) {
    return std::clamp(PANEL_FLOATS / inputs, 1L, static_cast<long>(noise.rank));
}

void shrink(const Segment& segment, ConstRows x, long from, long to, long inputs, Rows u, float* scratch) {
    shrink(x, from, to, segment.down, inputs, segment.rank, u, 0, scratch);
    for (long m = from; m < to && segment.weights != nullptr; m++) {
        for (long r = 0; r < segment.rank; r++) {
            u.row(m)[r] *= segment.weights[r];
        }
    }
    const Noise& noise = segment.noise;
    float* drawn = scratch + STATE_FLOATS + TILE_FLOATS;
    for (long rank = 0; rank < noise.rank; rank += drawn_ranks(noise, inputs)) {
        const long ranks = std::min(drawn_ranks(noise, inputs), noise.rank - rank);
        draw(noise, Side::B, 0, inputs, rank, ranks, drawn, inputs);
        shrink(x, from, to, drawn, inputs, ranks, u, segment.rank + rank, scratch);
    }
}

// What the second half of a change is made of, for some columns.
struct Ups {
    const float* data;
    long stride;
    long ranks;
    float scale;
};

// y[n] += s · Σ_r u[r] · up[r][n] for the columns of one row.
void expand(const Ups& up, const float* u, long columns, float* y) {
    long n = 0;
    for (; n + LANES <= columns; n += LANES) {
        vec sums{};
        for (long r = 0; r < up.ranks; r++) {
            sums = fma(all(u[r]), load(up.data + r * up.stride + n), sums);
        }
        store(y + n, fma(all(up.scale), sums, load(y + n)));
    }
    if (n < columns) {
        vec sums{};
        for (long r = 0; r < up.ranks; r++) {
            sums = fma(all(u[r]), load_some(up.data + r * up.stride + n, columns - n), sums);
        }
        store_some(y + n, fma(all(up.scale), sums, load_some(y + n, columns - n)), columns - n);
    }
}

const Segment* segment_of(const Segments& segments, long row) {
    const Segment* end = segments.data + segments.count;
    const Segment* after = std::upper_bound(
            segments.data, end, row, [](long wanted, const Segment& segment) { return wanted < segment.first; });
    return after != segments.data && row < (after - 1)->last ? after - 1 : nullptr;
}

// to += factor · from
void add_scaled(float factor, const float* from, long count, float* to) {
    long i = 0;
    for (; i + LANES <= count; i += LANES) {
        store(to + i, fma(all(factor), load(from + i), load(to + i)));
    }
    if (i < count) {
        store_some(to + i, fma(all(factor), load_some(from + i, count - i), load_some(to + i, count - i)), count - i);
    }
}

void merge_stored(const Segment& change, float times, Rows w, long from, long to, long outputs, long inputs) {
    for (long r = 0; r < change.rank; r++) {
        const float weight = change.weights == nullptr ? 1.0f : change.weights[r];
        for (long row = from; row < to; row++) {
            add_scaled(times * change.scale * weight * change.up[r * outputs + row], change.down + r * inputs, inputs, w.row(row));
        }
    }
}

void merge_drawn(const Noise& noise, float times, Rows w, long from, long to, long inputs, float* scratch) {
    float a[MOST_RANK * DRAWN_ROWS];
    float* b = scratch + STATE_FLOATS + TILE_FLOATS;
    for (long rank = 0; rank < noise.rank; rank += drawn_ranks(noise, inputs)) {
        const long ranks = std::min(drawn_ranks(noise, inputs), noise.rank - rank);
        draw(noise, Side::B, 0, inputs, rank, ranks, b, inputs);
        for (long row = from; row < to; row++) {
            const long i = (row - from) % DRAWN_ROWS;
            if (i == 0) {
                draw(noise, Side::A, row, std::min(DRAWN_ROWS, to - row), rank, ranks, a, DRAWN_ROWS);
            }
            for (long r = 0; r < ranks; r++) {
                add_scaled(times * noise.scale * a[r * DRAWN_ROWS + i], b + r * inputs, inputs, w.row(row));
            }
        }
    }
}

}  // namespace

void shrink(Pool& pool, const Layer& layer, ConstRows x) {
    const Segments& segments = layer.segments;
    long count = 0;
    for (long s = 0; s < segments.count; s++) {
        count += parts(segments.data[s].last - segments.data[s].first, SHRUNK_ROWS);
    }
    pool.run(count, [&](long part, float* scratch) {
        const Segment* segment = segments.data;
        long before = part;
        for (long here; before >= (here = parts(segment->last - segment->first, SHRUNK_ROWS)); segment++) {
            before -= here;
        }
        const long from = segment->first + before * SHRUNK_ROWS;
        shrink(*segment, x, from, std::min(segment->last, from + SHRUNK_ROWS), layer.w.inputs,
               {layer.shrunk, segments.most_rank}, scratch);
    });
}

void finish(const Layer& layer, const Patch& patch, float* tile) {
    float drawn[MOST_RANK * MOST_COLUMNS];
    const Segment* drawn_of = nullptr;
    for (long i = 0; i < patch.rows; i++) {
        float* sums = tile + i * MOST_COLUMNS;
        const Segment* segment = segment_of(layer.segments, patch.first + i);
        const float* bias = segment != nullptr && segment->bias != nullptr ? segment->bias : layer.bias;
        for (long n = 0; bias != nullptr && n < patch.columns; n++) {
            sums[n] += bias[patch.column + n];
        }
        if (segment == nullptr) {
            continue;
        }
        const float* u = layer.halves().row(patch.first + i);
        if (segment->rank > 0) {
            expand({segment->up + patch.column, layer.w.outputs, segment->rank, segment->scale}, u, patch.columns, sums);
        }
        if (segment->noise.rank > 0) {
            if (segment != drawn_of) {
                draw(segment->noise, Side::A, patch.column, patch.columns, 0, segment->noise.rank, drawn, MOST_COLUMNS);
                drawn_of = segment;
            }
            expand({drawn, MOST_COLUMNS, segment->noise.rank, segment->noise.scale}, u + segment->rank, patch.columns, sums);
        }
    }
}

void adapt(Pool& pool, const Layer& layer, ConstRows x, long rows, Rows y) {
    const Layer alone{layer.w, nullptr, layer.segments, layer.shrunk};
    shrink(pool, alone, x);
    by_row(pool, rows, layer.w.outputs, [&](long row) {
        for (long column = 0; column < layer.w.outputs; column += MOST_COLUMNS) {
            finish(alone, {row, 1, column, std::min(MOST_COLUMNS, layer.w.outputs - column)}, y.row(row) + column);
        }
    });
}

void linear(Pool& pool, const Layer& layer, ConstRows x, long rows, Rows y, bool add) {
    shrink(pool, layer, x);
    product(pool, x, rows, layer.w, [&](const Patch& patch, float* tile) {
        finish(layer, patch, tile);
        for (long i = 0; i < patch.rows; i++) {
            const float* sums = tile + i * MOST_COLUMNS;
            float* to = y.row(patch.first + i) + patch.column;
            for (long n = 0; n < patch.columns; n++) {
                to[n] = add ? to[n] + sums[n] : sums[n];
            }
        }
    });
}

void merge(Pool& pool, const Segment* changes, const float* times, long count, Rows w, long outputs, long inputs) {
    const long together = std::max(1L, MERGED_FLOATS / inputs);
    pool.run(parts(outputs, together), [&](long part, float* scratch) {
        const long from = part * together;
        const long to = std::min(outputs, from + together);
        for (long i = 0; i < count; i++) {
            merge_stored(changes[i], times[i], w, from, to, outputs, inputs);
            if (changes[i].noise.rank > 0) {
                merge_drawn(changes[i].noise, times[i], w, from, to, inputs, scratch);
            }
        }
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
