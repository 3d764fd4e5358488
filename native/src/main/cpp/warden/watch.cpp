#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "census.h"
#include "folder.h"
#include "job.h"
#include "kept.h"
#include "report.h"
#include "system.h"

namespace warden {
namespace {

// When to look again: first after 50 ms, so that a short job pays nothing, then so that looking takes a twentieth of a
// core. Not of the clock: in a crowd that keeps the guardian waiting it must look more often, not less.
class Pace {
public:
    Pace(double start, double longest_ms) : next_(start + shortest_ms), longest_ms_(longest_ms) {}

    double next() const { return next_; }

    template <class Look>
    void look(Look look) {
        if (now_ms() >= next_) {
            double before = own_cpu_ms();
            look();
            next_ = now_ms() + std::clamp(20 * (own_cpu_ms() - before), shortest_ms, longest_ms_);
        }
    }

private:
    static constexpr double shortest_ms = 50;
    double next_;
    double longest_ms_;
};

std::string found(const char* key, int64_t amount, int64_t limit) {
    return std::string(key) + ": " + std::to_string(amount) + " of " + std::to_string(limit);
}

class Watch {
public:
    Watch(pid_t pid, const Spec& spec, std::string early_input)
        : spec_(spec), start_(now_ms()), processes_(start_, 200), folder_(start_, 2000),
          out_(static_cast<size_t>(spec.output)), err_(static_cast<size_t>(spec.output)),
          signals_(watch_signals()), pending_(std::move(early_input)) {
        reaped_.awaited = pid;
        to_come_ = spec.input - static_cast<int64_t>(pending_.size());
        for (int fd : {spec.out_fd, spec.err_fd, spec.stdin_fd, spec.trouble_fd}) {
            if (fd >= 0) {
                fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
            }
        }
        if (!signals_.open()) {
            fail("cannot hear of the end of processes");
        }
        pass_input_on();
    }

    Report run() {
        hear_signals();  // of who ended before there was anything to hear them with
        while (!reaped_.ended && report_.how.empty()) {
            wait_for_something();
            look_at_limits();
        }
        report_.wall_ms = now_ms() - start_;
        if (!reaped_.ended) {
            look_at_processes();  // who is killed together with its pid namespace is not in anybody's account
        }
        bool dead = end_descendants(&reaped_);
        drain(&spec_.out_fd, &out_);
        drain(&spec_.err_fd, &err_);
        conclude();
        if (!dead) {
            report_.detail += " (some processes would not die)";
        }
        report_.out = out_.text();
        report_.err = err_.text();
        report_.all_dead = dead;
        // Whoever still writes input learns that nobody reads it, and comes to read the report.
        for (int fd : {spec_.control_fd, spec_.out_fd, spec_.err_fd, spec_.stdin_fd, spec_.trouble_fd}) {
            close(fd);
        }
        return std::move(report_);
    }

private:
    static int watch_signals() {
        sigset_t awaited = mask_signals_to_watch();
        return signalfd(-1, &awaited, SFD_CLOEXEC | SFD_NONBLOCK);
    }

    void end(const char* how, const std::string& detail) {
        if (report_.how.empty()) {
            report_.how = how;
            report_.detail = detail;
        }
    }

    double next_event() const {
        double next = HUGE_VAL;
        if (spec_.timeout_ms > 0) {
            next = start_ + static_cast<double>(spec_.timeout_ms);
        }
        if (counts_processes()) {
            next = std::min(next, processes_.next());
        }
        if (counts_files()) {
            next = std::min(next, folder_.next());
        }
        return next;
    }

    bool counts_processes() const { return spec_.memory > 0 || spec_.processes > 0 || spec_.cpu_ms > 0; }
    bool counts_files() const { return !spec_.folder.empty() && (spec_.disk > 0 || spec_.files > 0); }

    void wait_for_something() {
        bool reads_control = to_come_ <= 0 || pending_.empty();
        pollfd fds[] = {{signals_.get(), POLLIN, 0},
                        {spec_.out_fd, POLLIN, 0},
                        {spec_.err_fd, POLLIN, 0},
                        {spec_.control_fd, static_cast<short>(reads_control ? POLLIN : 0), 0},
                        {pending_.empty() ? -1 : spec_.stdin_fd, POLLOUT, 0}};
        double wait = next_event() - now_ms();
        int timeout = std::isinf(wait) ? -1 : static_cast<int>(std::clamp(std::ceil(wait), 0.0, 60000.0));
        if (poll(fds, 5, timeout) <= 0) {
            return;
        }
        if (fds[1].revents != 0) {
            drain(&spec_.out_fd, &out_);
        }
        if (fds[2].revents != 0) {
            drain(&spec_.err_fd, &err_);
        }
        if (fds[4].revents != 0) {
            pass_input_on();
        }
        if (fds[3].revents != 0) {
            hear_control((fds[3].revents & POLLIN) != 0);
        }
        if (fds[0].revents != 0) {
            hear_signals();
        }
    }

    // A flood must not keep the guardian from its clock; what a pipe holds at the end is less than that.
    static constexpr int rounds = 32;

    void drain(int* fd, Kept* kept) {
        char buffer[65536];
        for (int round = 0; *fd >= 0 && round < rounds; round++) {
            ssize_t got = read(*fd, buffer, sizeof buffer);
            if (got > 0) {
                kept->add({buffer, static_cast<size_t>(got)});
                if (got < static_cast<ssize_t>(sizeof buffer)) {
                    return;
                }
            } else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
                close(*fd);
                *fd = -1;
            } else {
                return;
            }
        }
    }

    bool over_deadline() const {
        return spec_.timeout_ms > 0 && now_ms() - start_ >= static_cast<double>(spec_.timeout_ms);
    }

    void hear_control(bool readable) {
        char buffer[65536];
        ssize_t got = 0;
        if (to_come_ > 0 && readable && pending_.empty()) {
            got = read(spec_.control_fd, buffer, std::min<size_t>(sizeof buffer, static_cast<size_t>(to_come_)));
        }
        if (got <= 0) {
            end("interrupted", "");
            return;
        }
        to_come_ -= got;
        pending_.assign(buffer, static_cast<size_t>(got));
        pass_input_on();
    }

    // A process that does not want its input loses it.
    void pass_input_on() {
        while (!pending_.empty()) {
            ssize_t written = spec_.stdin_fd < 0 ? static_cast<ssize_t>(pending_.size())
                                                 : write(spec_.stdin_fd, pending_.data(), pending_.size());
            if (written < 0 && errno == EAGAIN) {
                return;
            }
            pending_.erase(0, written < 0 ? pending_.size() : static_cast<size_t>(written));
        }
        if (to_come_ <= 0 && spec_.stdin_fd >= 0) {
            close(spec_.stdin_fd);
            spec_.stdin_fd = -1;
        }
    }

    void hear_signals() {
        signalfd_siginfo info{};
        while (read(signals_.get(), &info, sizeof info) == sizeof info) {
            if (info.ssi_signo != SIGCHLD) {
                end("interrupted", "");
            }
        }
        reaped_.reap();
    }

    void look_at_limits() {
        if (reaped_.ended || !report_.how.empty()) {
            return;
        }
        if (over_deadline()) {
            end("timeout", "timeout: " + std::to_string(spec_.timeout_ms) + " ms");
            return;
        }
        if (counts_processes()) {
            processes_.look([this] { look_at_processes(); });
        }
        if (counts_files()) {
            folder_.look([this] { look_at_folder(false); });
        }
    }

    // Counted before it is weighed: a crowd is to be ended at once.
    void look_at_processes() {
        Census census = count_descendants();
        census.cpu_ms += reaped_.cpu_ms;
        report_.cpu_ms = std::max(report_.cpu_ms, census.cpu_ms);
        if (spec_.processes > 0 && census.tasks > spec_.processes) {
            end("over-limit", found("processes", census.tasks, spec_.processes));
            return;
        }
        int64_t memory = memory_of(census);
        report_.peak_bytes = std::max(report_.peak_bytes, memory);
        if (spec_.memory > 0 && memory > spec_.memory) {
            end("out-of-memory", found("memory", memory, spec_.memory));
        }
        judge_cpu(census.cpu_ms);
    }

    void judge_cpu(double cpu_ms) {
        if (spec_.cpu_ms > 0 && cpu_ms > static_cast<double>(spec_.cpu_ms)) {
            end("over-limit", found("cpu-ms", std::llround(cpu_ms), spec_.cpu_ms));
        }
    }

    void look_at_folder(bool failed) {
        Contents contents = contents_of(spec_.folder, spec_.disk, spec_.files);
        if (spec_.disk > 0 && contents.bytes > spec_.disk) {
            end("over-limit", found("disk", contents.bytes, spec_.disk));
        } else if (spec_.files > 0 && contents.files > spec_.files) {
            end("over-limit", found("files", contents.files, spec_.files));
        } else if (failed && spec_.file_size > 0 && contents.largest >= spec_.file_size) {
            end("over-limit", found("file-size", contents.largest, spec_.file_size));
        }
    }

    void hear_trouble() {
        char text[1024];
        ssize_t got = spec_.trouble_fd < 0 ? 0 : read(spec_.trouble_fd, text, sizeof text);
        if (got > 0) {
            report_.how.clear();
            end("broken", std::string(text, static_cast<size_t>(got)));
        }
    }

    // What the status does not say by itself: a limit of the kernel's ends a process in many ways.
    void conclude() {
        report_.cpu_ms = std::max(report_.cpu_ms, reaped_.cpu_ms);
        report_.peak_bytes = std::max(report_.peak_bytes, reaped_.peak_bytes);
        hear_trouble();
        if (!report_.how.empty()) {
            return;
        }
        int signal = WIFSIGNALED(reaped_.status) ? WTERMSIG(reaped_.status) : 0;
        bool failed = signal != 0 || WEXITSTATUS(reaped_.status) != 0;
        report_.code = signal != 0 ? signal : WEXITSTATUS(reaped_.status);
        if (signal == SIGXCPU) {
            end("over-limit", found("cpu-ms", std::llround(report_.cpu_ms), spec_.cpu_ms));
        } else if (signal == SIGXFSZ) {
            end("over-limit", found("file-size", spec_.file_size, spec_.file_size));
        } else if (failed && spec_.memory > 0 && report_.peak_bytes > spec_.memory) {
            end("out-of-memory", found("memory", report_.peak_bytes, spec_.memory));
        }
        judge_cpu(report_.cpu_ms);
        if (!spec_.folder.empty()) {
            look_at_folder(failed);
        }
        end(signal != 0 ? "signalled" : "exited", "");
    }

    Spec spec_;
    double start_;
    Pace processes_;
    Pace folder_;
    Kept out_;
    Kept err_;
    Fd signals_;
    std::string pending_;
    int64_t to_come_ = 0;
    Reaped reaped_;
    Report report_;
};

}  // namespace

sigset_t mask_signals_to_watch() {
    sigset_t awaited;
    sigemptyset(&awaited);
    for (int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP}) {
        sigaddset(&awaited, number);
    }
    sigprocmask(SIG_BLOCK, &awaited, nullptr);
    return awaited;
}

Report watch(pid_t pid, const Spec& spec, const std::string& early_input) {
    return Watch(pid, spec, early_input).run();
}

}  // namespace warden
