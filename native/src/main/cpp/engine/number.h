// The kinds of numbers that tensors hold.
#pragma once

#include <cstdint>
#include <cstring>

namespace lamarck::engine {

// The order is that of dev.lamarck.engine.tensor.DType.
enum class DType : int { F32 = 0, F16 = 1, BF16 = 2 };

// The upper half of a float.
struct bf16 {
    std::uint16_t bits;
};

// IEEE 754 binary16.
struct f16 {
    std::uint16_t bits;
};

inline float float_of(std::uint32_t bits) {
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

inline std::uint32_t bits_of(float value) {
    std::uint32_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    return bits;
}

inline float widen(float value) { return value; }

inline float widen(bf16 value) { return float_of(static_cast<std::uint32_t>(value.bits) << 16); }

inline float widen(f16 value) {
    const std::uint32_t sign = static_cast<std::uint32_t>(value.bits & 0x8000u) << 16;
    const std::uint32_t rest = static_cast<std::uint32_t>(value.bits & 0x7fffu) << 13;
    if (rest >= 0x0f800000u) {  // infinite, or no number
        return float_of(sign | 0x7f800000u | (rest & 0x007fffffu));
    }
    // 2^112 moves the exponent from one bias to the other, and makes small numbers normal.
    return float_of(sign | bits_of(float_of(rest) * float_of(0x77800000u)));
}

// To the nearest, ties to even; what is no number stays so.
inline bf16 narrow_bf16(float value) {
    const std::uint32_t bits = bits_of(value);
    if ((bits & 0x7fffffffu) > 0x7f800000u) {
        return {static_cast<std::uint16_t>((bits >> 16) | 0x40u)};
    }
    return {static_cast<std::uint16_t>((bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16)};
}

inline f16 narrow_f16(float value) {
    const std::uint32_t sign = (bits_of(value) >> 16) & 0x8000u;
    const std::uint32_t rest = bits_of(value) & 0x7fffffffu;
    if (rest > 0x7f800000u) {
        return {static_cast<std::uint16_t>(sign | 0x7e00u)};
    }
    if (rest >= 0x477ff000u) {  // rounds to 2^16 or more
        return {static_cast<std::uint16_t>(sign | 0x7c00u)};
    }
    if (rest < 0x38800000u) {  // below the smallest normal number: adding a half lines the bits up, and rounds
        const float shifted = float_of(rest) + 0.5f;
        return {static_cast<std::uint16_t>(sign | (bits_of(shifted) - 0x3f000000u))};
    }
    const std::uint32_t odd = (rest >> 13) & 1u;
    return {static_cast<std::uint16_t>(sign | ((rest - 0x38000000u + 0xfffu + odd) >> 13))};
}

inline long bytes_of(DType type) { return type == DType::F32 ? 4 : 2; }

}  // namespace lamarck::engine
