#include "probe.h"

#include <csignal>
#include <exception>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "filter.h"
#include "job.h"
#include "landlock.h"
#include "system.h"

namespace warden {
namespace {

void tell(int fd, const std::string& text) {
    if (write(fd, text.data(), text.size()) < 0) {
        _exit(1);
    }
}

// Runs as the foreign process would, and tells what it got.
[[noreturn]] void try_to_enter(const Spec& spec, int fd) {
    try {
        Spec own = spec;
        own.keep_fds = {fd};
        enter(own);
        const Job& made = job();
        std::string layers;
        layers += made.user_ns ? "user-ns," : "";
        layers += made.pid_ns ? "pid-ns,ipc-ns," : "";
        layers += made.mount_ns ? "mount-ns," : "";
        layers += made.own_proc ? "proc," : "";
        int version = spec.landlock ? landlock_version() : 0;
        layers += version > 0 ? "landlock-" + std::to_string(version) + "," : "";
        layers += prctl(PR_GET_SECCOMP, 0, 0, 0, 0) > 0 ? "seccomp," : "";
        layers += "rlimits";
        tell(fd, layers);
    } catch (const std::exception& problem) {
        tell(fd, std::string("!") + problem.what());
    }
    _exit(0);
}

[[noreturn]] void guard(const Spec& spec, int fd) {
    pid_t pid = 0;
    try {
        prepare();
        pid = launch(spec);
    } catch (const std::exception& problem) {
        tell(fd, std::string("!") + problem.what());
        _exit(0);
    }
    if (pid == 0) {
        try_to_enter(spec, fd);
    }
    waitpid(pid, nullptr, 0);
    if (job().init > 0) {
        kill(job().init, SIGKILL);
    }
    _exit(0);
}

}  // namespace

std::string probe(const std::string& text) {
    Spec spec = Spec::parse(text);
    int ends[2];
    if (pipe(ends) != 0) {
        fail("cannot make a pipe");
    }
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        guard(spec, ends[1]);
    }
    close(ends[1]);
    std::string found;
    char buffer[1024];
    for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;) {
        found.append(buffer, static_cast<size_t>(got));
    }
    close(ends[0]);
    waitpid(pid, nullptr, 0);
    return found;
}

}  // namespace warden
