#include "head.h"

#include "linear.h"
#include "product.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

// Panels that one part goes through one after the other, with one verdict of them all.
constexpr long STRIPE_PANELS = 32;
// Rows that a part takes through them, so that a panel's weights are read once for all of them.
constexpr long STRIPE_ROWS = SHARED_ROWS;

// Adds the logits of a tile's row to what is known of it.
void judge(const float* logits, long column, long columns, long target, Verdict& verdict) {
    float most = verdict.most;
    for (long n = 0; n < columns; n++) {
        if (logits[n] > most) {
            most = logits[n];
            verdict.best = column + n;
        }
    }
    if (target >= column && target < column + columns) {
        verdict.target = logits[target - column];
    }
    vec total{};
    for (long n = 0; n < columns; n += LANES) {
        const long count = std::min<long>(LANES, columns - n);
        float apart[LANES];
        for (long i = 0; i < LANES; i++) {
            apart[i] = i < count ? logits[n + i] - most : MINUS_INFINITY;
        }
        total = total + exp(load(apart));
    }
    if (most != verdict.most) {
        verdict.total *= std::exp(static_cast<double>(verdict.most) - most);
        verdict.most = most;
    }
    verdict.total += sum(total);
}

void merge(Verdict& whole, const Verdict& part, bool asked) {
    if (part.most > whole.most) {
        whole.total = whole.total * std::exp(static_cast<double>(whole.most) - part.most) + part.total;
        whole.most = part.most;
        whole.best = part.best;
    } else {
        whole.total += part.total * std::exp(static_cast<double>(part.most) - whole.most);
    }
    if (asked) {
        whole.target = part.target;
    }
}

template <class W>
void judge_all(Pool& pool, const W* w, const Layer& head, ConstRows x, long rows, const std::int32_t* targets, Verdict* partial) {
    const long inputs = head.w.inputs;
    const long width = panel_columns(inputs);
    const long count = stripes(head.w);
    pool.run(parts(rows, STRIPE_ROWS) * count, [&](long part, float* scratch) {
        const long stripe = part % count;
        const long from = part / count * STRIPE_ROWS;
        const long to = std::min(rows, from + STRIPE_ROWS);
        for (long m = from; m < to; m++) {
            partial[m * count + stripe] = {0.0f, MINUS_INFINITY, 0.0, -1};
        }
        const long end = std::min(head.w.outputs, (stripe + 1) * STRIPE_PANELS * width);
        for (long column = stripe * STRIPE_PANELS * width; column < end; column += width) {
            const long columns = std::min(width, end - column);
            panel(x, from, to, w + column * inputs, inputs, columns, scratch, [&](long first, long here, float* tile) {
                finish(head, {first, here, column, columns}, tile);
                for (long m = first; m < first + here; m++) {
                    judge(tile + (m - first) * MOST_COLUMNS, column, columns, targets[m], partial[m * count + stripe]);
                }
            });
        }
    });
}

}  // namespace

long stripes(const Matrix& w) { return parts(w.outputs, STRIPE_PANELS * panel_columns(w.inputs)); }

void score(Pool& pool, const Layer& head, ConstRows x, long rows, const std::int32_t* targets, const Scores& scores) {
    shrink(pool, head, x);
    const void* w = head.w.data;
    switch (head.w.type) {
        case DType::F32: judge_all(pool, static_cast<const float*>(w), head, x, rows, targets, scores.partial); break;
        case DType::F16: judge_all(pool, static_cast<const f16*>(w), head, x, rows, targets, scores.partial); break;
        case DType::BF16: judge_all(pool, static_cast<const bf16*>(w), head, x, rows, targets, scores.partial); break;
    }
    const long count = stripes(head.w);
    const long width = STRIPE_PANELS * panel_columns(head.w.inputs);
    for (long row = 0; row < rows; row++) {
        Verdict whole{0.0f, MINUS_INFINITY, 0.0, -1};
        for (long stripe = 0; stripe < count; stripe++) {
            merge(whole, scores.partial[row * count + stripe], targets[row] / width == stripe);
        }
        const double target = whole.target;
        scores.likelihoods[row] = static_cast<float>(target - whole.most - std::log(whole.total));
        scores.best[row] = static_cast<std::int32_t>(whole.best);
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
