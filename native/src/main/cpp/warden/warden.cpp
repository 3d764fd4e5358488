#include "warden.h"

#include <exception>
#include <string>
#include <unistd.h>

#include "job.h"
#include "probe.h"

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

int lw_prepare(const char* spec) {
    return guarded([&] { warden::prepare(warden::Spec::parse(spec)); });
}

int lw_enter(const char* spec) {
    return guarded([&] { warden::enter(warden::Spec::parse(spec)); });
}

int lw_watch(int pid, const char* spec, int report_fd) {
    return guarded([&] { warden::watch(pid, warden::Spec::parse(spec), report_fd, ""); });
}

const char* lw_probe(const char* spec) {
    int failed = guarded([&] { last_probe = warden::probe(spec == nullptr ? "" : spec); });
    return failed != 0 ? "" : last_probe.c_str();
}

const char* lw_error() {
    return last_error.c_str();
}
