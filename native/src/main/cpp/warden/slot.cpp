#include "slot.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <exception>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "job.h"
#include "landlock.h"
#include "wire.h"

namespace warden {
namespace {

constexpr int no_end = 70;
constexpr char stays = '+', leaves = '-';  // before a report: whether the guardian takes another order

// From an evaluation, or its guardian before there is one.
void say(int data, uint8_t kind, std::string_view content) {
    char word[word_size];
    if (read(data, word, sizeof word) == static_cast<ssize_t>(sizeof word)) {
        write_all(data, inner_frame(kind, {word, sizeof word}, content));
    }
}

struct Sent {
    std::string content;
    Fd data;
};

bool read_whole(int fd, char* to, size_t size) {
    for (size_t got = 0; got < size;) {
        ssize_t more = read(fd, to + got, size - got);
        if (more == 0 || (more < 0 && errno != EINTR)) {
            return false;
        }
        got += more < 0 ? 0 : static_cast<size_t>(more);
    }
    return true;
}

// The next frame and the descriptor that came with it; ends the guardian when there is nobody to send one.
Sent receive(int control) {
    char head[length_size];
    alignas(cmsghdr) char beside[CMSG_SPACE(sizeof(int))];
    iovec part{head, sizeof head};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = beside;
    message.msg_controllen = sizeof beside;
    ssize_t got = 0;
    while ((got = recvmsg(control, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
    }
    if (got <= 0 || !read_whole(control, head + got, sizeof head - static_cast<size_t>(got))) {
        _exit(0);
    }
    int data = -1;
    cmsghdr* passed = CMSG_FIRSTHDR(&message);
    if (passed != nullptr && passed->cmsg_level == SOL_SOCKET && passed->cmsg_type == SCM_RIGHTS) {
        std::memcpy(&data, CMSG_DATA(passed), sizeof data);
    }
    Sent sent{std::string(read_length({head, sizeof head}), '\0'), Fd(data)};
    if (!read_whole(control, sent.content.data(), sent.content.size())) {
        _exit(0);
    }
    return sent;
}

Order parsed(const Sent& sent) {
    size_t at = 0;
    Order order;
    order.seed = take_number(sent.content, &at);
    order.folder = take_sized(sent.content, &at);
    order.program = take_sized(sent.content, &at);
    order.variables = take_sized(sent.content, &at);
    order.data_fd = sent.data.get();
    return order;
}

struct Pipe {
    Fd reading;
    Fd writing;
};

Pipe make_pipe() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        fail("cannot make a pipe");
    }
    return {Fd(ends[0]), Fd(ends[1])};
}

class Guardian {
public:
    Guardian(const House& house, int control) : house_(house), control_(control) {
        sigprocmask(SIG_SETMASK, nullptr, &signals_);
        std::vector<int> kept = house.spec.keep_fds;
        kept.push_back(control);
        kept.insert(kept.end(), held_places().begin(), held_places().end());
        close_all_but(kept);
        prepare();
    }

    // Until the server is gone, which ends this process; returns in an evaluation.
    Order run() {
        for (;;) {
            Sent sent = receive(control_);
            if (!sent.content.empty()) {  // an empty one came too late for what it should have ended
                Report report;
                if (std::optional<Order> order = guard(&sent, &report)) {
                    return *order;
                }
                // Whoever would not die must not meet with the next one.
                std::string text = (report.all_dead ? stays : leaves) + report.text();
                if (!write_all(control_, sized(text)) || !report.all_dead) {
                    _exit(no_end);
                }
            }
        }
    }

private:
    // The order in the evaluation; nothing in the guardian, when it is over.
    std::optional<Order> guard(Sent* sent, Report* report) {
        try {
            Order order = parsed(*sent);
            Pipe out = make_pipe();
            Pipe err = make_pipe();
            Spec spec = house_.spec;
            spec.folder = order.folder;
            spec.keep_fds.push_back(order.data_fd);
            spec.gpus = spec.gpus || order.variables.find("CUDA_VISIBLE_DEVICES=") != std::string::npos;
            pid_t pid = launch(spec);
            if (pid == 0) {
                enter_or_end(order, spec, out.writing, err.writing);
                for (Fd* each : {&out.reading, &out.writing, &err.reading, &err.writing, &sent->data}) {
                    each->release();  // closed already, and their numbers may mean something else
                }
                return order;
            }
            sent->data = Fd(-1);
            out.writing = Fd(-1);
            err.writing = Fd(-1);
            spec.out_fd = out.reading.release();
            spec.err_fd = err.reading.release();
            spec.control_fd = dup(control_);
            *report = watch(pid, spec, "");
        } catch (const std::exception& problem) {
            say(sent->data.get(), inner_unfit, sized(problem.what()));
            report->how = "broken";
            report->detail = problem.what();
            report->all_dead = false;  // nobody knows how far it came
        }
        return std::nullopt;
    }

    void enter_or_end(const Order& order, const Spec& spec, const Fd& out, const Fd& err) {
        try {
            sigprocmask(SIG_SETMASK, &signals_, nullptr);
            if (dup2(out.get(), 1) < 0 || dup2(err.get(), 2) < 0) {
                fail("cannot connect stdout and stderr");
            }
            enter(spec);
            house_.after_fork_in_child();
            say(order.data_fd, inner_entered, "");
        } catch (const std::exception& problem) {
            say(order.data_fd, inner_unfit, sized(problem.what()));
            _exit(no_end);
        }
    }

    const House& house_;
    int control_;
    sigset_t signals_{};
};

}  // namespace

Slot Slot::open(const House& house, std::optional<Order>* order) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        fail("cannot make a socket");
    }
    house.before_fork();
    pid_t pid = fork();
    if (pid == 0) {
        try {
            static Guardian& guardian = *new Guardian(house, ends[1]);  // never destroyed, see serve
            *order = guardian.run();
            return {0, Fd(-1)};
        } catch (const std::exception& problem) {
            _exit(no_end);
        }
    }
    int problem = errno;
    house.after_fork_in_parent();
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        errno = problem;
        fail("cannot fork");
    }
    return {pid, Fd(ends[0])};
}

void Slot::send(const std::string& order, int data_fd) {
    std::string whole = sized(order);
    alignas(cmsghdr) char beside[CMSG_SPACE(sizeof(int))] = {};
    iovec part{whole.data(), whole.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = beside;
    message.msg_controllen = sizeof beside;
    cmsghdr* passed = CMSG_FIRSTHDR(&message);
    passed->cmsg_level = SOL_SOCKET;
    passed->cmsg_type = SCM_RIGHTS;
    passed->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(passed), &data_fd, sizeof data_fd);
    ssize_t sent = 0;
    while ((sent = sendmsg(control_.get(), &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {
    }
    if (sent > 0 && static_cast<size_t>(sent) < whole.size()) {
        write_all(control_.get(), std::string_view(whole).substr(static_cast<size_t>(sent)));
    }
    // A guardian that is gone is heard of soon.
}

void Slot::interrupt() {
    std::string nothing = sized("");
    ::send(control_.get(), nothing.data(), nothing.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

bool Slot::hear() {
    char buffer[65536];
    ssize_t got = recv(control_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (got > 0) {
        heard_.append(buffer, static_cast<size_t>(got));
    }
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

std::optional<std::string> Slot::take_report() {
    if (heard_.size() < length_size || heard_.size() - length_size < read_length(heard_)) {
        return std::nullopt;
    }
    std::string report = heard_.substr(length_size, read_length(heard_));
    heard_.erase(0, length_size + report.size());
    leaving_ = report.empty() || report[0] == leaves;
    return report.substr(std::min<size_t>(1, report.size()));
}

}  // namespace warden
