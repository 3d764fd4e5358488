// The operations that are compiled for each instruction set.
#pragma once

#include <cstdint>

#include "arguments.h"
#include "pool.h"

namespace lamarck::engine {

// What Java calls by number; the order is that of dev.lamarck.engine.backend.cpu.Operation.
enum class Operation : int {
    EMBED,
    RMS_NORM,
    LAYER_NORM,
    LINEAR,
    ROTATE,
    KEEP,
    ATTEND,
    ACTIVATE,
    ADD,
    SCORE,
    MERGE,
    NEAREST,
    // Of training.
    CLEAR,
    SCATTER,
    DROP,
    ADAPT,
    BACK_LINEAR,
    BACK_NORM,
    BACK_ROTATE,
    BACK_ATTEND,
    BACK_ACTIVATE,
    BACK_SCORE,
    SQUARES,
    ADAM,
    SGD
};

// All operations in one instruction set.
struct InstructionSet {
    const char* name;
    bool (*runs_here)();
    void (*run)(Pool& pool, Operation operation, Arguments& arguments);
    long (*stripes)(long outputs, long inputs);
};

namespace portable {
extern const InstructionSet SET;
}
namespace avx2 {
extern const InstructionSet SET;
}
namespace avx512 {
extern const InstructionSet SET;
}

}  // namespace lamarck::engine
