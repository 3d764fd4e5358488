// The head's gradient, a panel of the vocabulary at a time: logits, p − [it is the target], and what that gives back. Nothing of
// the size of rows × vocabulary is ever kept.
#include <stdexcept>

#include "backward.h"
#include "combine.h"
#include "each.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Rows that one part takes through the whole vocabulary: enough to read weights seldom, few enough to keep threads busy.
constexpr long LOSS_ROWS = 32;

// Logits become weight · (p − [it is the target]); `total` is log Σ e^logit over the vocabulary.
void slopes_of(float* logits, long column, long columns, long target, float total, float weight) {
    for (long n = 0; n < columns; n += LANES) {
        const long count = std::min<long>(LANES, columns - n);
        put(logits + n, exp(take(logits + n, count) - total) * weight, count);
    }
    if (target >= column && target < column + columns) {
        logits[target - column] -= weight;
    }
}

// log Σ e^logit of a row, by the one logit whose likelihood is known.
template <class W>
float total_of(const float* x, const W* w, long inputs, const float* bias, long target, float likelihood, float* scratch) {
    float* out = scratch + STATE_FLOATS;
    strip_of(1, x, inputs, w + target * inputs, inputs, 1, scratch, out);
    return out[0] + (bias == nullptr ? 0.0f : bias[target]) - likelihood;
}

template <class W>
void back_score(Pool& pool, const W* w, const Matrix& matrix, const float* bias, ConstRows x, long rows, const Targets& targets,
                Rows dx) {
    const long inputs = matrix.inputs;
    const long width = panel_columns(inputs);
    if (width * inputs > PANEL_FLOATS) {
        throw std::invalid_argument("Gradients do not go through a head with so many inputs.");
    }
    pool.run(parts(rows, LOSS_ROWS), [&](long part, float* scratch) {
        const long from = part * LOSS_ROWS;
        const long to = std::min(rows, from + LOSS_ROWS);
        float* tile = scratch + STATE_FLOATS;
        float total[LOSS_ROWS];
        for (long m = from; m < to; m++) {
            total[m - from] =
                    total_of(x.row(m), w, inputs, bias, targets.tokens[m], targets.likelihoods[m], scratch);
        }
        for (long column = 0; column < matrix.outputs; column += width) {
            const long columns = std::min(width, matrix.outputs - column);
            const float* wide = widened(w + column * inputs, columns * inputs, tile + TILE_FLOATS);
            for (long m = from; m < to; m += TILE_ROWS) {
                const long here = std::min<long>(TILE_ROWS, to - m);
                strip_of(here, x.row(m), x.stride, wide, inputs, columns, scratch, tile);
                for (long i = 0; i < here; i++) {
                    float* logits = tile + i * MOST_COLUMNS;
                    for (long n = 0; bias != nullptr && n < columns; n++) {
                        logits[n] += bias[column + n];
                    }
                    slopes_of(logits, column, columns, targets.tokens[m + i], total[m + i - from], targets.weights[m + i]);
                }
                combine(here, {tile, MOST_COLUMNS, 1}, wide, inputs, columns, dx.row(m), dx.stride, inputs);
            }
        }
    });
}

}  // namespace

void back_score(Pool& pool, const Matrix& w, const float* bias, ConstRows x, long rows, const Targets& targets, Rows dx) {
    switch (w.type) {
        case DType::F32: return back_score(pool, static_cast<const float*>(w.data), w, bias, x, rows, targets, dx);
        case DType::F16: return back_score(pool, static_cast<const f16*>(w.data), w, bias, x, rows, targets, dx);
        case DType::BF16: return back_score(pool, static_cast<const bf16*>(w.data), w, bias, x, rows, targets, dx);
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
