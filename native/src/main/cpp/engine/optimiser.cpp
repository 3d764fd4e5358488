#include "optimiser.h"

#include "each.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

constexpr long TOGETHER = PART_FLOATS;

// Calls at(first element, elements) for pieces that fit a vector.
template <class At>
void by_number(Pool& pool, long count, const At& at) {
    pool.run((count + TOGETHER - 1) / TOGETHER, [&](long part, float*) {
        const long from = part * TOGETHER;
        by_vector(std::min(TOGETHER, count - from), [&](long i, long n) { at(from + i, n); });
    });
}

}  // namespace

void clear(Pool& pool, Rows x, long rows, long width) {
    by_row(pool, rows, width, [&](long row) { std::fill_n(x.row(row), width, 0.0f); });
}

void scatter(Pool& pool, ConstRows x, const std::int32_t* places, long rows, long width, Rows to) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        float* there = to.row(places[row]);
        by_vector(width, [&](long i, long n) { put(there + i, take(there + i, n) + take(from + i, n), n); });
    });
}

// In the order of blocks, so that the sum does not depend on who added up which.
double squares(Pool& pool, const float* x, long count) {
    double total = 0;
    // As many blocks at a time as their sums fit on the stack.
    constexpr long BLOCKS = 256;
    for (long begin = 0; begin < count; begin += BLOCKS * TOGETHER) {
        double sums[BLOCKS];
        const long end = std::min(count, begin + BLOCKS * TOGETHER);
        const long blocks = (end - begin + TOGETHER - 1) / TOGETHER;
        pool.run(blocks, [&](long block, float*) {
            const long from = begin + block * TOGETHER;
            vec some{};
            by_vector(std::min(TOGETHER, end - from), [&](long i, long n) {
                const vec value = take(x + from + i, n);
                some = fma(value, value, some);
            });
            sums[block] = sum(some);
        });
        for (long block = 0; block < blocks; block++) {
            total += sums[block];
        }
    }
    return total;
}

void adam(Pool& pool, const Adam& rule, const Learned& learned) {
    by_number(pool, learned.count, [&](long i, long n) {
        const vec gradient = take(learned.gradient + i, n) * rule.scale;
        const vec first = fma(take(learned.first + i, n), all(rule.first), gradient * (1.0f - rule.first));
        const vec second = fma(take(learned.second + i, n), all(rule.second), gradient * gradient * (1.0f - rule.second));
        put(learned.first + i, first, n);
        put(learned.second + i, second, n);
        const vec size = fma(root(second), all(rule.by), all(rule.epsilon));
        put(learned.values + i, take(learned.values + i, n) * rule.keep - rule.rate * first / size, n);
    });
}

void sgd(Pool& pool, const Sgd& rule, const Learned& learned) {
    by_number(pool, learned.count, [&](long i, long n) {
        const vec value = take(learned.values + i, n);
        const vec gradient = fma(value, all(rule.decay), take(learned.gradient + i, n) * rule.scale);
        const vec first = fma(take(learned.first + i, n), all(rule.momentum), gradient);
        put(learned.first + i, first, n);
        put(learned.values + i, fma(all(-rule.rate), first, value), n);
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
