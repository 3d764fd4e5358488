// Going over rows and over their numbers.
#pragma once

#include <algorithm>

#include "pool.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// Work of a part that is worth handing to another thread.
constexpr long PART_FLOATS = 16 * 1024;

// Calls each(row) for all rows.
template <class Each>
void by_row(Pool& pool, long rows, long width, const Each& each) {
    const long together = std::max(1L, PART_FLOATS / std::max(1L, width));
    pool.run((rows + together - 1) / together, [&](long part, float*) {
        for (long i = part * together; i < std::min(rows, (part + 1) * together); i++) {
            each(i);
        }
    });
}

// Calls at(first element, elements) for pieces of a row that fit a vector.
template <class At>
inline void by_vector(long width, const At& at) {
    long i = 0;
    for (; i + LANES <= width; i += LANES) {
        at(i, static_cast<long>(LANES));
    }
    if (i < width) {
        at(i, width - i);
    }
}

inline vec take(const float* from, long count) { return count == LANES ? load(from) : load_some(from, count); }

// The first so many elements, zeros behind them.
inline vec first(vec value, long count) {
    float held[LANES];
    store(held, value);
    return load_some(held, count);
}

inline void put(float* to, vec value, long count) { count == LANES ? store(to, value) : store_some(to, value, count); }

}  // namespace lamarck::engine::LAMARCK_ISA
