// One vector of floats in the instruction set that a file is compiled for, with the few operations that kernels need.
// A sum over a row is kept in LANES partial sums, lane i those of the elements i, i + LANES, …, which are added up by halves
// at the end. That order depends on nothing but the row, so its result is the same in any company and with any threads.
#pragma once

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <cmath>
#include <limits>

#include "number.h"

#if defined(__AVX512F__)
#define LAMARCK_ISA avx512
#define LAMARCK_LANES 16
#elif defined(__AVX2__)
#define LAMARCK_ISA avx2
#define LAMARCK_LANES 8
#else
#define LAMARCK_ISA portable
#define LAMARCK_LANES 8
#endif

namespace lamarck::engine::LAMARCK_ISA {

constexpr int LANES = LAMARCK_LANES;
constexpr float MINUS_INFINITY = -std::numeric_limits<float>::infinity();

typedef float vec __attribute__((vector_size(LANES * 4)));
typedef std::int32_t ints __attribute__((vector_size(LANES * 4)));

inline vec all(float value) { return vec{} + value; }

inline vec load(const float* from) {
    vec value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

inline void store(float* to, vec value) { std::memcpy(to, &value, sizeof value); }

#if defined(__AVX512F__)

inline vec fma(vec a, vec b, vec c) { return _mm512_fmadd_ps(a, b, c); }
inline vec max(vec a, vec b) { return _mm512_max_ps(a, b); }
inline vec root(vec a) { return _mm512_sqrt_ps(a); }
inline vec load(const bf16* from) {
    const __m512i wide = _mm512_cvtepu16_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)));
    return _mm512_castsi512_ps(_mm512_slli_epi32(wide, 16));
}
inline vec load(const f16* from) { return _mm512_cvtph_ps(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))); }

#elif defined(__AVX2__)

inline vec fma(vec a, vec b, vec c) { return _mm256_fmadd_ps(a, b, c); }
inline vec max(vec a, vec b) { return _mm256_max_ps(a, b); }
inline vec root(vec a) { return _mm256_sqrt_ps(a); }
inline vec load(const bf16* from) {
    const __m256i wide = _mm256_cvtepu16_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from)));
    return _mm256_castsi256_ps(_mm256_slli_epi32(wide, 16));
}
inline vec load(const f16* from) { return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))); }

#else

inline vec fma(vec a, vec b, vec c) { return a * b + c; }
inline vec max(vec a, vec b) { return a > b ? a : b; }
inline vec root(vec a) {
    for (int i = 0; i < LANES; i++) {
        a[i] = std::sqrt(a[i]);
    }
    return a;
}
template <class Half>
vec load(const Half* from) {
    vec value;
    for (int i = 0; i < LANES; i++) {
        value[i] = widen(from[i]);
    }
    return value;
}

#endif

// The first so many elements, zeros behind them.
template <class T>
vec load_some(const T* from, long count) {
    float held[LANES] = {};
    for (long i = 0; i < count; i++) {
        held[i] = widen(from[i]);
    }
    return load(held);
}

inline void store_some(float* to, vec value, long count) {
    for (long i = 0; i < count; i++) {
        to[i] = value[i];
    }
}

// By halves: element i + n/2 to element i, of n, n/2, n/4, … elements.
#if defined(__AVX2__)
inline float sum_halves(__m256 value) {
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(value), _mm256_extractf128_ps(value, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
#endif

inline float sum(vec value) {
#if defined(__AVX512F__)
    return sum_halves(_mm256_add_ps(_mm512_castps512_ps256(value), _mm512_extractf32x8_ps(value, 1)));
#elif defined(__AVX2__)
    return sum_halves(value);
#else
    float held[LANES];
    store(held, value);
    for (int half = LANES / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; i++) {
            held[i] += held[i + half];
        }
    }
    return held[0];
#endif
}

inline float largest(vec value) {
    float most = value[0];
    for (int i = 1; i < LANES; i++) {
        most = value[i] > most ? value[i] : most;
    }
    return most;
}

// Whether a comparison holds anywhere.
inline bool any(ints comparison) {
#if defined(__AVX512F__)
    return _mm512_movepi32_mask(reinterpret_cast<__m512i>(comparison)) != 0;
#elif defined(__AVX2__)
    return _mm256_movemask_ps(reinterpret_cast<__m256>(comparison)) != 0;
#else
    std::int32_t found = 0;
    for (int i = 0; i < LANES; i++) {
        found |= comparison[i];
    }
    return found != 0;
#endif
}

// e^x within 2 units in the last place; 0 below the smallest normal number, infinite above the largest.
inline vec exp(vec x) {
    const vec clipped = x < -87.33f ? all(-87.33f) : x > 88.72f ? all(88.72f) : x;
    const vec shifted = fma(clipped, all(1.44269504f), all(12582912.0f));  // rounds to a whole number in its low bits
    const vec whole = shifted - 12582912.0f;
    vec r = fma(whole, all(-0.693359375f), clipped);
    r = fma(whole, all(2.12194440e-4f), r);
    vec p = all(1.9875691500e-4f);
    p = fma(p, r, all(1.3981999507e-3f));
    p = fma(p, r, all(8.3334519073e-3f));
    p = fma(p, r, all(4.1665795894e-2f));
    p = fma(p, r, all(1.6666665459e-1f));
    p = fma(p, r, all(5.0000001201e-1f));
    p = fma(p, r * r, r) + 1.0f;
    // 2^128 is no float, so the scaling goes in two steps.
    const ints n = __builtin_convertvector(whole, ints);
    const ints half = n >> 1;
    p = p * reinterpret_cast<vec>((half + 127) << 23) * reinterpret_cast<vec>((n - half + 127) << 23);
    p = x < -87.33f ? all(0.0f) : p;
    p = x > 88.72f ? all(std::numeric_limits<float>::infinity()) : p;
    return x != x ? x : p;
}

}  // namespace lamarck::engine::LAMARCK_ISA
