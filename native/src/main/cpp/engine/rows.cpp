#include "rows.h"

#include "activation.h"
#include "each.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

template <class T>
void embed(Pool& pool, const T* table, long width, const std::int32_t* indices, long rows, float scale, bool onto, Rows y) {
    by_row(pool, rows, width, [&](long row) {
        const T* from = table + indices[row] * width;
        float* to = y.row(row);
        for (long i = 0; i < width; i++) {
            const float value = widen(from[i]) * scale;
            to[i] = onto ? to[i] + value : value;
        }
    });
}

}  // namespace

void embed(Pool& pool, const Matrix& table, const std::int32_t* indices, long rows, float scale, bool onto, Rows y) {
    const void* data = table.data;
    const long width = table.inputs;
    switch (table.type) {
        case DType::F32: return embed(pool, static_cast<const float*>(data), width, indices, rows, scale, onto, y);
        case DType::F16: return embed(pool, static_cast<const f16*>(data), width, indices, rows, scale, onto, y);
        case DType::BF16: return embed(pool, static_cast<const bf16*>(data), width, indices, rows, scale, onto, y);
    }
}

void rms_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, float epsilon, Rows y) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        float* to = y.row(row);
        vec squares{};
        by_vector(width, [&](long i, long n) { squares = fma(take(from + i, n), take(from + i, n), squares); });
        const float by = 1.0f / std::sqrt(sum(squares) / static_cast<float>(width) + epsilon);
        by_vector(width, [&](long i, long n) { put(to + i, take(from + i, n) * by * take(weight + i, n), n); });
    });
}

void layer_norm(Pool& pool, ConstRows x, long rows, long width, const float* weight, const float* bias, float epsilon, Rows y) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        float* to = y.row(row);
        vec sums{};
        by_vector(width, [&](long i, long n) { sums = sums + take(from + i, n); });
        const float mean = sum(sums) / static_cast<float>(width);
        vec squares{};
        by_vector(width, [&](long i, long n) {
            const vec apart = n == LANES ? load(from + i) - mean : load_some(from + i, n) - first(all(mean), n);
            squares = fma(apart, apart, squares);
        });
        const float by = 1.0f / std::sqrt(sum(squares) / static_cast<float>(width) + epsilon);
        by_vector(width, [&](long i, long n) {
            const vec shift = bias == nullptr ? vec{} : take(bias + i, n);
            put(to + i, fma((take(from + i, n) - mean) * by, take(weight + i, n), shift), n);
        });
    });
}

void rotate(Pool& pool, Rows x, long rows, long heads, long size, long half, const std::int32_t* positions, const float* cosines,
            const float* sines) {
    by_row(pool, rows, heads * size, [&](long row) {
        const float* cosine = cosines + positions[row] * half;
        const float* sine = sines + positions[row] * half;
        for (long head = 0; head < heads; head++) {
            float* first = x.row(row) + head * size;
            float* second = first + half;
            by_vector(half, [&](long i, long n) {
                const vec a = take(first + i, n);
                const vec b = take(second + i, n);
                const vec c = take(cosine + i, n);
                const vec s = take(sine + i, n);
                put(first + i, fma(a, c, -(b * s)), n);
                put(second + i, fma(b, c, a * s), n);
            });
        }
    });
}

void activate(Pool& pool, Activation kind, ConstRows gate, ConstRows up, long rows, long width, Rows y) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = gate.row(row);
        const float* by = up.data == nullptr ? nullptr : up.row(row);
        float* to = y.row(row);
        by_vector(width, [&](long i, long n) {
            const vec value = activated(kind, take(from + i, n));
            put(to + i, by == nullptr ? value : value * take(by + i, n), n);
        });
    });
}

void add(Pool& pool, ConstRows x, long rows, long width, Rows y) {
    by_row(pool, rows, width, [&](long row) {
        const float* from = x.row(row);
        float* to = y.row(row);
        by_vector(width, [&](long i, long n) { put(to + i, take(to + i, n) + take(from + i, n), n); });
    });
}

}  // namespace lamarck::engine::LAMARCK_ISA
