#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

#include "job.h"
#include "probe.h"
#include "system.h"
#include "wire.h"

// lamarck-warden SPEC -- COMMAND…: runs a command in isolation and writes the report to stdout. SPEC is a file, or the
// number of a descriptor on which come the spec, an empty line and the command's input; it is then the control-fd.
// lamarck-warden --probe [SPEC]: prints what is in force.
namespace {

using warden::Spec;

struct Order {
    Spec spec;
    std::string early_input;
    char** command;
};

Order read_order(const char* where, char** command) {
    bool number = std::strspn(where, "0123456789") == std::strlen(where);
    int fd = number ? std::atoi(where) : open(where, O_RDONLY | O_CLOEXEC);
    std::string text;
    size_t end = std::string::npos;
    char buffer[65536];
    for (ssize_t got = 1; got > 0 && (end = text.find("\n\n")) == std::string::npos;) {
        got = read(fd, buffer, sizeof buffer);
        if (got < 0) {
            warden::fail(std::string("cannot read the spec from ") + where);
        }
        text.append(buffer, static_cast<size_t>(got));
    }
    Order order{Spec::parse(text), "", command};
    if (number) {
        order.early_input = end == std::string::npos ? "" : text.substr(end + 2);
        order.spec.control_fd = fd;
    }
    return order;
}

struct Pipe {
    int read_end;
    int write_end;
};

Pipe make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        warden::fail("cannot make a pipe");
    }
    return {ends[0], ends[1]};
}

void fresh_signals() {
    for (int number = 1; number < NSIG; number++) {
        signal(number, SIG_DFL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

[[noreturn]] void complain(int fd, const std::string& text, int code) {
    _exit(write(fd, text.data(), text.size()) < 0 ? 125 : code);
}

// Exit codes as a shell's: 127 not found, 126 not to be executed.
[[noreturn]] void become(const Order& order, const Pipe& in, const Pipe& out, const Pipe& err, int trouble) {
    try {
        fresh_signals();
        dup2(in.read_end, 0);
        dup2(out.write_end, 1);
        dup2(err.write_end, 2);
        Spec spec = order.spec;
        spec.keep_fds.push_back(trouble);
        warden::enter(spec);
    } catch (const std::exception& problem) {
        complain(trouble, problem.what(), 125);
    }
    execvp(order.command[0], order.command);
    int code = errno == ENOENT ? 127 : 126;
    complain(2, std::string("cannot execute ") + order.command[0] + ": " + std::strerror(errno) + "\n", code);
}

[[noreturn]] void run(const char* where, char** command) {
    Order order = read_order(where, command);
    warden::prepare();
    Pipe in = make_pipe();
    Pipe out = make_pipe();
    Pipe err = make_pipe();
    Pipe trouble = make_pipe();
    pid_t pid = warden::launch(order.spec);
    if (pid == 0) {
        become(order, in, out, err, trouble.write_end);
    }
    order.spec.stdin_fd = in.write_end;
    order.spec.out_fd = out.read_end;
    order.spec.err_fd = err.read_end;
    order.spec.trouble_fd = trouble.read_end;
    for (int fd : {in.read_end, out.write_end, err.write_end, trouble.write_end}) {
        close(fd);
    }
    signal(SIGPIPE, SIG_IGN);
    _exit(warden::write_all(1, warden::watch(pid, order.spec, order.early_input).text()) ? 0 : 1);
}

}  // namespace

int main(int count, char** arguments) {
    try {
        if (count >= 2 && std::strcmp(arguments[1], "--probe") == 0) {
            std::puts(warden::probe(count > 2 ? arguments[2] : "").c_str());
            return 0;
        }
        if (count >= 4 && std::strcmp(arguments[2], "--") == 0) {
            run(arguments[1], arguments + 3);
        }
        std::fputs("usage: lamarck-warden SPEC -- COMMAND...\n", stderr);
        return 2;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "lamarck-warden: %s\n", problem.what());
        return 125;
    }
}
