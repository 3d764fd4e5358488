#include "back_operations.h"

#include "backward.h"
#include "linear.h"
#include "optimiser.h"

namespace lamarck::engine::LAMARCK_ISA {

namespace {

void run_clear(Pool& pool, Arguments& in) {
    const Rows x = in.rows();
    const long rows = in.number();
    clear(pool, x, rows, in.number());
}

void run_scatter(Pool& pool, Arguments& in) {
    const ConstRows x = in.const_rows();
    const auto* places = in.pointer<const std::int32_t>();
    const long rows = in.number();
    const long width = in.number();
    scatter(pool, x, places, rows, width, in.rows());
}

void run_drop(Pool& pool, Arguments& in) {
    const Layer layer = in.layer();
    const auto* learning = in.pointer<const Learning>();
    const long site = in.number();
    const ConstRows x = in.const_rows();
    drop(pool, layer, learning, site, x, in.rows());
}

void run_adapt(Pool& pool, Arguments& in) {
    const Layer layer = in.layer();
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    adapt(pool, layer, x, rows, in.rows());
}

void run_back_linear(Pool& pool, Arguments& in) {
    const Layer layer = in.layer();
    Returns returns{};
    returns.learning = in.pointer<const Learning>();
    returns.site = in.number();
    returns.du = in.pointer<float>();
    const ConstRows x = in.const_rows();
    const ConstRows dy = in.const_rows();
    const long rows = in.number();
    const Rows dx = in.rows();
    back_linear(pool, layer.w, dy, rows, dx);
    back_adapters(pool, layer, returns, x, dy, dx);
}

void run_back_norm(Pool& pool, Arguments& in) {
    const bool centred = in.flag();
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    const auto* weight = in.pointer<const float>();
    const float epsilon = in.real();
    const ConstRows dy = in.const_rows();
    const Rows dx = in.rows();
    if (centred) {
        back_layer_norm(pool, x, rows, width, weight, epsilon, dy, dx);
    } else {
        back_rms_norm(pool, x, rows, width, weight, epsilon, dy, dx);
    }
}

void run_back_rotate(Pool& pool, Arguments& in) {
    const Rows dx = in.rows();
    const long rows = in.number();
    const long heads = in.number();
    const long size = in.number();
    const long half = in.number();
    const auto* positions = in.pointer<const std::int32_t>();
    const auto* cosines = in.pointer<const float>();
    back_rotate(pool, dx, rows, heads, size, half, positions, cosines, in.pointer<const float>());
}

void run_back_attend(Pool& pool, Arguments& in) {
    const Heads heads = in.heads();
    const auto* stretches = in.pointer<const Stretch>();
    const long count = in.number();
    View view{};
    view.scale = in.real();
    view.window = in.number();
    view.causal = in.flag();
    Attended attended{};
    attended.queries = in.const_rows();
    attended.out = in.const_rows();
    attended.dout = in.const_rows();
    attended.dqueries = in.rows();
    attended.dkeys = in.rows();
    attended.dvalues = in.rows();
    attended.shared = in.rows();
    back_attend(pool, heads, view, stretches, count, attended);
}

void run_back_activate(Pool& pool, Arguments& in) {
    const auto kind = static_cast<Activation>(in.number());
    const ConstRows gate = in.const_rows();
    const ConstRows up = in.const_rows();
    const long rows = in.number();
    const long width = in.number();
    const ConstRows dy = in.const_rows();
    const Rows dgate = in.rows();
    back_activate(pool, kind, gate, up, rows, width, dy, dgate, in.rows());
}

void run_back_score(Pool& pool, Arguments& in) {
    const Matrix w = in.matrix();
    const auto* bias = in.pointer<const float>();
    const ConstRows x = in.const_rows();
    const long rows = in.number();
    Targets targets{};
    targets.tokens = in.pointer<const std::int32_t>();
    targets.likelihoods = in.pointer<const float>();
    targets.weights = in.pointer<const float>();
    back_score(pool, w, bias, x, rows, targets, in.rows());
}

void run_squares(Pool& pool, Arguments& in) {
    const auto* x = in.pointer<const float>();
    const long count = in.number();
    *in.pointer<double>() = squares(pool, x, count);
}

Learned learned_of(Arguments& in) {
    Learned learned{};
    learned.values = in.pointer<float>();
    learned.gradient = in.pointer<const float>();
    learned.first = in.pointer<float>();
    learned.second = in.pointer<float>();
    learned.count = in.number();
    return learned;
}

void run_adam(Pool& pool, Arguments& in) {
    const Learned learned = learned_of(in);
    Adam rule{};
    for (float* number : {&rule.scale, &rule.first, &rule.second, &rule.rate, &rule.by, &rule.epsilon, &rule.keep}) {
        *number = in.real();
    }
    adam(pool, rule, learned);
}

void run_sgd(Pool& pool, Arguments& in) {
    const Learned learned = learned_of(in);
    Sgd rule{};
    for (float* number : {&rule.scale, &rule.momentum, &rule.rate, &rule.decay}) {
        *number = in.real();
    }
    sgd(pool, rule, learned);
}

}  // namespace

void run_back(Pool& pool, Operation operation, Arguments& arguments) {
    switch (operation) {
        case Operation::CLEAR: return run_clear(pool, arguments);
        case Operation::SCATTER: return run_scatter(pool, arguments);
        case Operation::DROP: return run_drop(pool, arguments);
        case Operation::ADAPT: return run_adapt(pool, arguments);
        case Operation::BACK_LINEAR: return run_back_linear(pool, arguments);
        case Operation::BACK_NORM: return run_back_norm(pool, arguments);
        case Operation::BACK_ROTATE: return run_back_rotate(pool, arguments);
        case Operation::BACK_ATTEND: return run_back_attend(pool, arguments);
        case Operation::BACK_ACTIVATE: return run_back_activate(pool, arguments);
        case Operation::BACK_SCORE: return run_back_score(pool, arguments);
        case Operation::SQUARES: return run_squares(pool, arguments);
        case Operation::ADAM: return run_adam(pool, arguments);
        case Operation::SGD: return run_sgd(pool, arguments);
        default: throw std::invalid_argument("There is no such operation.");
    }
}

}  // namespace lamarck::engine::LAMARCK_ISA
