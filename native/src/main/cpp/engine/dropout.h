// Which inputs of an adapter are left out while it learns. Every draw has a key and a counter of its own (Philox4x32-10; Salmon,
// Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", 2011), so that it is the same whoever asks, and when.
#pragma once

#include <algorithm>
#include <cstdint>

#include "backward.h"

namespace lamarck::engine::LAMARCK_ISA {

struct Draws {
    std::uint32_t of[4];
};

inline Draws philox(std::uint64_t key, Draws c) {
    auto key0 = static_cast<std::uint32_t>(key);
    auto key1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; round++) {
        const std::uint64_t product0 = 0xD2511F53ull * c.of[0];
        const std::uint64_t product1 = 0xCD9E8D57ull * c.of[2];
        c = {{static_cast<std::uint32_t>(product1 >> 32) ^ c.of[1] ^ key0, static_cast<std::uint32_t>(product1),
              static_cast<std::uint32_t>(product0 >> 32) ^ c.of[3] ^ key1, static_cast<std::uint32_t>(product0)}};
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    return c;
}

// What some inputs of a row of a segment are multiplied by, from a column that is a multiple of 4: nothing, or what makes up for
// the others.
inline void thinned(const Dropout& dropout, long site, long row, long column, long columns, float* to) {
    const auto least = static_cast<std::uint64_t>(static_cast<double>(dropout.rate) * 4294967296.0);
    const float kept = 1.0f / (1.0f - dropout.rate);
    for (long k = 0; k < columns; k += 4) {
        const Draws draws = philox(dropout.seed, {{static_cast<std::uint32_t>((column + k) / 4),
                                                   static_cast<std::uint32_t>(dropout.row + row),
                                                   static_cast<std::uint32_t>(site), static_cast<std::uint32_t>(dropout.step)}});
        for (long i = 0; i < std::min(4L, columns - k); i++) {
            to[k + i] = draws.of[i] < least ? 0.0f : kept;
        }
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
