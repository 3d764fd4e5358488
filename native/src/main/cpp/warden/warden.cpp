#include "warden.h"

#include <exception>
#include <optional>
#include <string>
#include <unistd.h>

#include "job.h"
#include "probe.h"
#include "serve.h"

namespace {

thread_local std::string last_error;
thread_local std::string last_probe;

template <class Work>
int guarded(Work work) {
    try {
        work();
        return 0;
    } catch (const std::exception& problem) {
        last_error = problem.what();
        return -1;
    }
}

}  // namespace

int lw_serve(const lw_house* asked, lw_order* order) {
    static warden::House house;
    static std::optional<warden::Order> given;
    int failed = guarded([&] {
        house = {warden::Spec::parse(asked->spec), asked->source, asked->sink, asked->phases, asked->phase_ms,
                 asked->pause_ms, static_cast<size_t>(asked->most),
                 {asked->on_timeout, static_cast<size_t>(asked->on_timeout_bytes)}, asked->before_fork,
                 asked->after_fork_in_parent, asked->after_fork_in_child};
        given = warden::serve(house);
    });
    if (failed == 0 && given) {
        *order = {given->seed, given->folder.c_str(), given->program.c_str(), given->variables.c_str(), given->data_fd};
    }
    return failed != 0 ? -1 : given ? 1 : 0;
}

const char* lw_probe(const char* spec) {
    int failed = guarded([&] { last_probe = warden::probe(spec == nullptr ? "" : spec); });
    return failed != 0 ? "" : last_probe.c_str();
}

const char* lw_error() {
    return last_error.c_str();
}
