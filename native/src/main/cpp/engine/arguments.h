// The arguments of an operation, in the order that its side in Java packs them: each 64 bits wide.
#pragma once

#include <cstdint>
#include <stdexcept>

#include "attention.h"
#include "tensor.h"

namespace lamarck::engine {

class Arguments {
   public:
    Arguments(const std::int64_t* values, int count) : values_(values), left_(count) {}

    long number() {
        if (left_-- == 0) {
            throw std::invalid_argument("An operation got too few arguments.");
        }
        return *values_++;
    }

    bool flag() { return number() != 0; }

    float real() { return float_of(static_cast<std::uint32_t>(number())); }

    template <class T>
    T* pointer() {
        return reinterpret_cast<T*>(number());
    }

    Rows rows() {
        float* data = pointer<float>();
        return {data, number()};
    }

    ConstRows const_rows() {
        const float* data = pointer<const float>();
        return {data, number()};
    }

    DType type() { return static_cast<DType>(number()); }

    Matrix matrix() {
        Matrix matrix{pointer<const void>(), type(), 0, 0};
        matrix.outputs = number();
        matrix.inputs = number();
        return matrix;
    }

    Segments segments() {
        Segments segments{pointer<const Segment>(), 0, 0};
        segments.count = number();
        segments.most_rank = number();
        return segments;
    }

    Layer layer() {
        Layer layer{matrix(), pointer<const float>(), segments(), nullptr};
        layer.shrunk = pointer<float>();
        return layer;
    }

    Heads heads() {
        Heads heads{};
        heads.queries = number();
        heads.keys = number();
        heads.size = number();
        heads.type = type();
        heads.layer_bytes = number();
        return heads;
    }

    // To be called after the last.
    void end() const {
        if (left_ != 0) {
            throw std::invalid_argument("An operation got too many arguments.");
        }
    }

   private:
    const std::int64_t* values_;
    int left_;
};

}  // namespace lamarck::engine
