#include "operations.h"

#include "attention.h"
#include "back_operations.h"
#include "head.h"
#include "linear.h"
#include "nearest.h"
#include "rows.h"

#include <vector>

#define LAMARCK_TEXT_OF(name) #name
#define LAMARCK_TEXT(name) LAMARCK_TEXT_OF(name)

namespace lamarck::engine::LAMARCK_ISA {

namespace {

bool runs_here() {
#if defined(__AVX512F__)
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("fma");
#elif defined(__AVX2__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
#else
    return true;
#endif
}

void run_embed(Pool& pool, Arguments& in) {
    const Matrix table = in.matrix();
    const auto* indices = in.pointer<const std::int32_t>();
    const long rows = in.number();
    const float scale = in.real();
    const bool onto = in.flag();
    embed(pool, table, indices, rows, scale, onto, in.rows());
}

void run_rms_norm(Pool& pool, Arguments& in) {
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    const auto* weight = in.pointer<const float>();
    const float epsilon = in.real();
    rms_norm(pool, x, rows, width, weight, epsilon, in.rows());
}

void run_layer_norm(Pool& pool, Arguments& in) {
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    const auto* weight = in.pointer<const float>();
    const auto* bias = in.pointer<const float>();
    const float epsilon = in.real();
    layer_norm(pool, x, rows, width, weight, bias, epsilon, in.rows());
}

void run_linear(Pool& pool, Arguments& in) {
    const Layer layer = in.layer();
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const Rows y = in.rows();
    linear(pool, layer, x, rows, y, in.flag());
}

void run_rotate(Pool& pool, Arguments& in) {
    const Rows x = in.rows();
    const long rows = in.number();
    const long heads = in.number();
    const long size = in.number();
    const long half = in.number();
    const auto* positions = in.pointer<const std::int32_t>();
    const auto* cosines = in.pointer<const float>();
    rotate(pool, x, rows, heads, size, half, positions, cosines, in.pointer<const float>());
}

void run_keep(Pool& pool, Arguments& in) {
    const Heads heads = in.heads();
    const auto* stretches = in.pointer<const Stretch>();
    const long count = in.number();
    const ConstRows keys = in.const_rows();
    keep(pool, heads, stretches, count, keys, in.const_rows());
}

void run_attend(Pool& pool, Arguments& in) {
    const Heads heads = in.heads();
    const auto* stretches = in.pointer<const Stretch>();
    const long count = in.number();
    View view{};
    view.scale = in.real();
    view.window = in.number();
    view.causal = in.flag();
    const ConstRows queries = in.const_rows();
    attend(pool, heads, view, stretches, count, queries, in.rows());
}

void run_activate(Pool& pool, Arguments& in) {
    const auto kind = static_cast<Activation>(in.number());
    const ConstRows gate = in.const_rows();
    const ConstRows up = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    activate(pool, kind, gate, up, rows, width, in.rows());
}

void run_add(Pool& pool, Arguments& in) {
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    add(pool, x, rows, width, in.rows());
}

void run_score(Pool& pool, Arguments& in) {
    const Layer head = in.layer();
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const auto* targets = in.pointer<const std::int32_t>();
    Scores scores{};
    scores.partial = in.pointer<Verdict>();
    scores.likelihoods = in.pointer<float>();
    scores.best = in.pointer<std::int32_t>();
    score(pool, head, x, rows, targets, scores);
}

void run_nearest(Pool& pool, Arguments& in) {
    Search search{};
    search.queries = in.const_rows();
    search.count = in.number();
    search.width = in.number();
    search.nearest = in.number();
    search.most = in.real();
    search.together = in.number();
    search.stripes = in.number();
    search.partial = in.pointer<Near>();
    search.found = in.pointer<Near>();
    std::vector<Table> tables(static_cast<std::size_t>(in.number()));
    for (Table& table : tables) {
        table.data = in.pointer<const float>();
        table.rows = in.number();
    }
    search.tables = tables.data();
    search.table_count = static_cast<long>(tables.size());
    nearest(pool, search);
}

void run_merge(Pool& pool, Arguments& in) {
    const auto* changes = in.pointer<const Segment>();
    const long count = in.number();
    const auto* times = in.pointer<const float>();
    const Rows w = in.rows();
    const long outputs = in.number();
    merge(pool, changes, times, count, w, outputs, in.number());
}

void run(Pool& pool, Operation operation, Arguments& arguments) {
    switch (operation) {
        case Operation::EMBED: return run_embed(pool, arguments);
        case Operation::RMS_NORM: return run_rms_norm(pool, arguments);
        case Operation::LAYER_NORM: return run_layer_norm(pool, arguments);
        case Operation::LINEAR: return run_linear(pool, arguments);
        case Operation::ROTATE: return run_rotate(pool, arguments);
        case Operation::KEEP: return run_keep(pool, arguments);
        case Operation::ATTEND: return run_attend(pool, arguments);
        case Operation::ACTIVATE: return run_activate(pool, arguments);
        case Operation::ADD: return run_add(pool, arguments);
        case Operation::SCORE: return run_score(pool, arguments);
        case Operation::NEAREST: return run_nearest(pool, arguments);
        case Operation::MERGE: return run_merge(pool, arguments);
        default: return run_back(pool, operation, arguments);
    }
}

}  // namespace

extern const InstructionSet SET{LAMARCK_TEXT(LAMARCK_ISA), runs_here, run, [](long outputs, long inputs) {
                                    return stripes({nullptr, DType::F32, outputs, inputs});
                                }};

}  // namespace lamarck::engine::LAMARCK_ISA
