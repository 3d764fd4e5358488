#pragma once

#include <cstdint>
#include <string>

// The report is one line of JSON, {"how":…,"code":…,"detail":…,"wall_ms":…,"cpu_ms":…,"peak_bytes":…,"out":N,"err":M},
// then N bytes of stdout and M bytes of stderr, then the end of the stream. A report that is cut short means that the
// guardian was killed.
namespace warden {

struct Report {
    // exited, signalled, timeout, out-of-memory, over-limit, interrupted, or broken: never started, not its fault
    std::string how;
    int code = 0;        // exit code or signal
    std::string detail;  // for over-limit the key of the limit, a colon and what was found
    double wall_ms = 0;
    double cpu_ms = 0;
    int64_t peak_bytes = 0;
    std::string out;
    std::string err;
    bool all_dead = true;  // not written: nobody is left

    std::string text() const;
};

}  // namespace warden
