// y = W x + b, plus what adapters add: y += s · B (A x) for the rows that have one.
#include "linear.h"

#include "each.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Rows that one part takes through the first half of an adapter.
constexpr long SHRUNK_ROWS = 32;

// u[m] = A x[m] for some rows of one segment.
void shrink(const Segment& segment, ConstRows x, long from, long to, long inputs, Rows u, float* scratch) {
    float* out = scratch + STATE_FLOATS;
    for (long rank = 0; rank < segment.rank; rank += MOST_COLUMNS) {
        const long ranks = std::min(MOST_COLUMNS, segment.rank - rank);
        for (long m = from; m < to; m += TILE_ROWS) {
            const long rows = std::min<long>(TILE_ROWS, to - m);
            strip_of(rows, x.row(m), x.stride, segment.down + rank * inputs, inputs, ranks, scratch, out);
            for (long i = 0; i < rows; i++) {
                for (long r = 0; r < ranks; r++) {
                    const float weight = segment.weights == nullptr ? 1.0f : segment.weights[rank + r];
                    u.row(m + i)[rank + r] = out[i * MOST_COLUMNS + r] * weight;
                }
            }
        }
    }
}

// y[n] += s · Σ_r u[r] · up[r][n] for some columns of one row.
void expand(const Segment& segment, const float* u, long outputs, long column, long columns, float* y) {
    long n = 0;
    for (; n + LANES <= columns; n += LANES) {
        vec sums{};
        for (long r = 0; r < segment.rank; r++) {
            sums = fma(all(u[r]), load(segment.up + r * outputs + column + n), sums);
        }
        store(y + n, fma(all(segment.scale), sums, load(y + n)));
    }
    if (n < columns) {
        vec sums{};
        for (long r = 0; r < segment.rank; r++) {
            sums = fma(all(u[r]), load_some(segment.up + r * outputs + column + n, columns - n), sums);
        }
        store_some(y + n, fma(all(segment.scale), sums, load_some(y + n, columns - n)), columns - n);
    }
}

const Segment* segment_of(const Segments& segments, long row) {
    const Segment* end = segments.data + segments.count;
    const Segment* after = std::upper_bound(
            segments.data, end, row, [](long wanted, const Segment& segment) { return wanted < segment.first; });
    return after != segments.data && row < (after - 1)->last ? after - 1 : nullptr;
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
    for (long i = 0; i < patch.rows; i++) {
        float* sums = tile + i * MOST_COLUMNS;
        for (long n = 0; layer.bias != nullptr && n < patch.columns; n++) {
            sums[n] += layer.bias[patch.column + n];
        }
        const Segment* segment = segment_of(layer.segments, patch.first + i);
        if (segment != nullptr) {
            expand(*segment, layer.halves().row(patch.first + i), layer.w.outputs, patch.column, patch.columns, sums);
        }
    }
}

void adapt(Pool& pool, const Layer& layer, ConstRows x, long rows, Rows y) {
    shrink(pool, layer, x);
    by_row(pool, rows, layer.w.outputs, [&](long row) {
        const Segment* segment = segment_of(layer.segments, row);
        if (segment != nullptr) {
            expand(*segment, layer.halves().row(row), layer.w.outputs, 0, layer.w.outputs, y.row(row));
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

}  // namespace lamarck::engine::LAMARCK_ISA
