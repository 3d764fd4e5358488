// Which inputs of an adapter are left out while it learns. Every draw has a key and a counter of its own, so that it is the same
// whoever asks, and when.
#pragma once

#include "backward.h"
#include "noise.h"

namespace lamarck::engine::LAMARCK_ISA {

// What some inputs of a row of a segment are multiplied by, from a column that is a multiple of 4: nothing, or what makes up for
// the others.
inline void thinned(const Dropout& dropout, long site, long row, long column, long columns, float* to) {
    const auto least = static_cast<std::uint64_t>(static_cast<double>(dropout.rate) * 4294967296.0);
    const float kept = 1.0f / (1.0f - dropout.rate);
    std::uint8_t bytes[DRAWN];
    for (long k = 0; k < columns; k += DRAWN / 4) {
        philox(dropout.seed, static_cast<std::uint32_t>((column + k) / 4), static_cast<std::uint32_t>(dropout.row + row),
               static_cast<std::uint32_t>(site), static_cast<std::uint32_t>(dropout.step), bytes);
        for (long i = 0; i < std::min(DRAWN / 4, columns - k); i++) {
            std::uint32_t draw;
            std::memcpy(&draw, bytes + 4 * i, sizeof draw);
            to[k + i] = draw < least ? 0.0f : kept;
        }
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
