// Seeded noise: any piece of it, in no time. A number is a byte of Philox4x32-10 (Salmon and others, "Parallel random numbers: as
// easy as 1, 2, 3", 2011): sign from the highest bit, magnitude (q mod 128) + ½, which every kind of numbers holds exactly.
#pragma once

#include <algorithm>

#include "tensor.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// The two factors of a change A Bᵀ.
enum class Side : std::uint32_t { A = 0, B = 1 };

constexpr long BLOCK = 16;
constexpr long DRAWN = BLOCK * LANES;

typedef std::uint32_t words __attribute__((vector_size(LANES * 4)));
typedef std::uint8_t codes __attribute__((vector_size(LANES)));

struct Wide {
    words high;
    words low;
};

inline Wide multiply(words x, std::uint32_t by) {
#if defined(__AVX512F__)
    const __m512i factor = _mm512_set1_epi32(static_cast<int>(by));
    const __m512i even = _mm512_mul_epu32(reinterpret_cast<__m512i>(x), factor);
    const __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64(reinterpret_cast<__m512i>(x), 32), factor);
    return {reinterpret_cast<words>(_mm512_mask_blend_epi32(0xaaaa, _mm512_srli_epi64(even, 32), odd)),
            reinterpret_cast<words>(_mm512_mask_blend_epi32(0xaaaa, even, _mm512_slli_epi64(odd, 32)))};
#elif defined(__AVX2__)
    const __m256i factor = _mm256_set1_epi32(static_cast<int>(by));
    const __m256i even = _mm256_mul_epu32(reinterpret_cast<__m256i>(x), factor);
    const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(reinterpret_cast<__m256i>(x), 32), factor);
    return {reinterpret_cast<words>(_mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xaa)),
            reinterpret_cast<words>(_mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa))};
#else
    Wide wide{};
    for (int i = 0; i < LANES; i++) {
        const std::uint64_t product = static_cast<std::uint64_t>(x[i]) * by;
        wide.high[i] = static_cast<std::uint32_t>(product >> 32);
        wide.low[i] = static_cast<std::uint32_t>(product);
    }
    return wide;
#endif
}

// As many blocks of 16 bytes as a vector has lanes, from one of them on: that number is the first word of their counters.
inline void philox(std::uint64_t key, std::uint32_t block, std::uint32_t second, std::uint32_t third, std::uint32_t fourth,
                   std::uint8_t* out) {
    words c0 = words{} + block;
    for (int i = 0; i < LANES; i++) {
        c0[i] += static_cast<std::uint32_t>(i);
    }
    words c1 = words{} + second;
    words c2 = words{} + third;
    words c3 = words{} + fourth;
    auto key0 = static_cast<std::uint32_t>(key);
    auto key1 = static_cast<std::uint32_t>(key >> 32);
    for (int round = 0; round < 10; round++) {
        const Wide a = multiply(c0, 0xD2511F53u);
        const Wide b = multiply(c2, 0xCD9E8D57u);
        c0 = b.high ^ c1 ^ key0;
        c1 = b.low;
        c2 = a.high ^ c3 ^ key1;
        c3 = a.low;
        key0 += 0x9E3779B9u;
        key1 += 0xBB67AE85u;
    }
    for (int i = 0; i < LANES; i++) {
        const std::uint32_t four[4] = {c0[i], c1[i], c2[i], c3[i]};
        std::memcpy(out + i * BLOCK, four, sizeof four);
    }
}

inline void draw(const Noise& noise, Side side, std::uint32_t block, std::uint8_t* out) {
    philox(noise.seed, block, 2 * noise.matrix + static_cast<std::uint32_t>(side), noise.pair, noise.slot, out);
}

inline vec numbers_of(const std::uint8_t* from) {
    codes some;
    std::memcpy(&some, from, sizeof some);
    const ints wide = __builtin_convertvector(some, ints);
    const vec size = __builtin_convertvector(wide & 127, vec) + 0.5f;
    return reinterpret_cast<vec>(reinterpret_cast<ints>(size) ^ ((wide & 128) << 24));
}

// Calls at(number, floats, count) for pieces of the numbers of a factor, row after row, that together are all from one on.
template <class At>
inline void by_piece(const Noise& noise, Side side, long from, long count, const At& at) {
    std::uint8_t bytes[DRAWN];
    float floats[DRAWN];
    for (long start = from / BLOCK * BLOCK; start < from + count; start += DRAWN) {
        draw(noise, side, static_cast<std::uint32_t>(start / BLOCK), bytes);
        const long first = std::max(start, from);
        const long last = std::min(start + DRAWN, from + count);
        for (long i = 0; i < DRAWN; i += LANES) {
            store(floats + i, numbers_of(bytes + i));
        }
        at(first - from, floats + (first - start), last - first);
    }
}

// Some ranks of some rows of a factor: out[rank][row], a rank of it `stride` long.
inline void draw(const Noise& noise, Side side, long row, long rows, long rank, long ranks, float* out, long stride) {
    by_piece(noise, side, row * noise.rank, rows * noise.rank, [&](long number, const float* from, long count) {
        if (noise.rank == 1) {
            std::copy_n(from, count, out + number);
            return;
        }
        long i = number / noise.rank;
        long r = number % noise.rank;
        for (long n = 0; n < count; n++) {
            if (r >= rank && r < rank + ranks) {
                out[(r - rank) * stride + i] = from[n];
            }
            if (++r == noise.rank) {
                r = 0;
                i++;
            }
        }
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
