#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "spec.h"

// The fork server: it waits on its input and on the evaluations under way, holds each phase of an evaluation to its time,
// and passes on what an evaluation and its guardian say. It runs inside an interpreter that has everything imported, but
// nothing of it is the interpreter's own code: a fork makes every page that is written next be copied, and an interpreter
// writes wherever it reads.
namespace warden {

// What the server serves, and what it holds evaluations to.
struct House {
    Spec spec;  // of each evaluation, but for its folder and descriptors
    int source = -1;
    int sink = -1;
    int phases = 1;
    int64_t phase_ms = 0;
    int64_t pause_ms = 0;
    size_t most = 0;         // bytes that an evaluation may say
    std::string on_timeout;  // the outcome if the first phase takes too long
    // What the interpreter wants to be told of a fork.
    void (*before_fork)() = nullptr;
    void (*after_fork_in_parent)() = nullptr;
    void (*after_fork_in_child)() = nullptr;
};

// One evaluation, told in its own process.
struct Order {
    uint64_t seed = 0;
    std::string folder;
    std::string program;
    std::string variables;  // lines KEY=VALUE
    int data_fd = -1;  // reads words, one for each frame; takes the frames
};

// Serves until the input ends: nothing. In the process of an evaluation, isolated already: its order.
std::optional<Order> serve(const House& house);

}  // namespace warden
