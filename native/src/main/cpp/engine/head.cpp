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
void judge_all(Pool& pool, const W* w, const Matrix& matrix, const float* bias, const Segments& segments, ConstRows u, ConstRows x,
               long rows, const std::int32_t* targets, Verdict* partial) {
    const long width = panel_columns(matrix.inputs);
    const long count = stripes(matrix);
    pool.run(parts(rows, STRIPE_ROWS) * count, [&](long part, float* scratch) {
        const long stripe = part % count;
        const long from = part / count * STRIPE_ROWS;
        const long to = std::min(rows, from + STRIPE_ROWS);
        for (long m = from; m < to; m++) {
            partial[m * count + stripe] = {0.0f, MINUS_INFINITY, 0.0, -1};
        }
        const long end = std::min(matrix.outputs, (stripe + 1) * STRIPE_PANELS * width);
        for (long column = stripe * STRIPE_PANELS * width; column < end; column += width) {
            const long columns = std::min(width, end - column);
            panel(x, from, to, w + column * matrix.inputs, matrix.inputs, columns, scratch,
                  [&](long first, long here, float* tile) {
                      finish(segments, u, bias, {first, here, column, columns, matrix.outputs}, tile);
                      for (long i = 0; i < here; i++) {
                          judge(tile + i * MOST_COLUMNS, column, columns, targets[first + i],
                                partial[(first + i) * count + stripe]);
                      }
                  });
        }
    });
}

}  // namespace

long stripes(const Matrix& w) { return parts(w.outputs, STRIPE_PANELS * panel_columns(w.inputs)); }

void score(Pool& pool, const Matrix& w, const float* bias, const Segments& segments, float* shrunk, ConstRows x, long rows,
           const std::int32_t* targets, Verdict* partial, float* likelihoods, std::int32_t* best) {
    shrink(pool, segments, x, w.inputs, {shrunk, segments.most_rank});
    const ConstRows u{shrunk, segments.most_rank};
    switch (w.type) {
        case DType::F32:
            judge_all(pool, static_cast<const float*>(w.data), w, bias, segments, u, x, rows, targets, partial);
            break;
        case DType::F16:
            judge_all(pool, static_cast<const f16*>(w.data), w, bias, segments, u, x, rows, targets, partial);
            break;
        case DType::BF16:
            judge_all(pool, static_cast<const bf16*>(w.data), w, bias, segments, u, x, rows, targets, partial);
            break;
    }
    const long count = stripes(w);
    const long width = STRIPE_PANELS * panel_columns(w.inputs);
    for (long row = 0; row < rows; row++) {
        Verdict whole{0.0f, MINUS_INFINITY, 0.0, -1};
        for (long stripe = 0; stripe < count; stripe++) {
            merge(whole, partial[row * count + stripe], targets[row] / width == stripe);
        }
        likelihoods[row] = static_cast<float>(static_cast<double>(whole.target) - whole.most - std::log(whole.total));
        best[row] = static_cast<std::int32_t>(whole.best);
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
