// What goes between two linear layers, and its slope.
#pragma once

#include "rows.h"
#include "vec.h"

namespace lamarck::engine::LAMARCK_ISA {

// tanh, as 1 − 2 / (e^2x + 1)
inline vec hyperbolic_tangent(vec x) { return 1.0f - 2.0f / (exp(x * 2.0f) + 1.0f); }

// The error function within 1.5e-7 (Abramowitz and Stegun, 7.1.26).
inline vec error_function(vec x) {
    const vec size = max(x, -x);
    const vec t = 1.0f / fma(size, all(0.3275911f), all(1.0f));
    vec p = all(1.061405429f);
    p = fma(p, t, all(-1.453152027f));
    p = fma(p, t, all(1.421413741f));
    p = fma(p, t, all(-0.284496736f));
    p = fma(p, t, all(0.254829592f));
    const vec value = 1.0f - p * t * exp(-size * size);
    return x < 0.0f ? -value : value;
}

inline vec activated(Activation kind, vec x) {
    switch (kind) {
        case Activation::SILU: return x / (1.0f + exp(-x));
        case Activation::GELU_TANH: {
            const vec inner = 0.7978845608f * fma(x * x * x, all(0.044715f), x);
            return 0.5f * x * (1.0f + hyperbolic_tangent(inner));
        }
        case Activation::GELU: return 0.5f * x * (1.0f + error_function(x * 0.7071067812f));
        case Activation::RELU: return max(x, vec{});
        case Activation::TANH: return hyperbolic_tangent(x);
    }
    return x;
}

// The derivative of an activation.
inline vec slope(Activation kind, vec x) {
    switch (kind) {
        case Activation::SILU: {
            const vec share = 1.0f / (1.0f + exp(-x));
            return share * (1.0f + x * (1.0f - share));
        }
        case Activation::GELU_TANH: {
            const vec bend = hyperbolic_tangent(0.7978845608f * fma(x * x * x, all(0.044715f), x));
            const vec inner = 0.7978845608f * fma(x * x, all(3.0f * 0.044715f), all(1.0f));
            return 0.5f * (1.0f + bend) + 0.5f * x * (1.0f - bend * bend) * inner;
        }
        case Activation::GELU: {
            const vec density = 0.3989422804f * exp(-0.5f * x * x);
            return fma(x, density, 0.5f * (1.0f + error_function(x * 0.7071067812f)));
        }
        case Activation::RELU: return x > 0.0f ? all(1.0f) : vec{};
        case Activation::TANH: {
            const vec bend = hyperbolic_tangent(x);
            return 1.0f - bend * bend;
        }
    }
    return vec{};
}

}  // namespace lamarck::engine::LAMARCK_ISA
