#include "running.h"

#include <string_view>
#include <sys/socket.h>

namespace warden {
namespace {

constexpr std::string_view ended_by_itself = "{\"how\":\"exited\"";
constexpr double patience_with_setup_ms = 60000;
constexpr double patience_with_guardian_ms = 8000;  // longer than a guardian's own with those it ends

}  // namespace

Running::Running(uint64_t number, Fd data, std::deque<std::string> words, const House& house)
    : number_(number), data_(std::move(data)), inner_(std::move(words), house.most), house_(house),
      deadline_(now_ms() + patience_with_setup_ms), on_timeout_(house.on_timeout) {}

bool Running::hear() {
    talking_ = receive();
    return !ending_;
}

bool Running::receive() {
    char buffer[65536];
    ssize_t got = recv(data_.get(), buffer, sizeof buffer, MSG_DONTWAIT);
    if (got <= 0) {
        return false;
    }
    for (auto& [kind, content] : inner_.add({buffer, static_cast<size_t>(got)})) {
        take(kind, std::move(content));
    }
    if (inner_.forged() || inner_.too_large()) {
        end(inner_.forged() ? Status::forged : Status::too_large);
    }
    return true;
}

// The clock starts with the program, and again with each phase.
void Running::take(uint8_t kind, std::string content) {
    if (ending_ || status_ != Status::silent) {
        return;
    }
    double phase_ms = static_cast<double>(house_.phase_ms);
    if (kind == inner_entered && !entered_) {
        entered_ = true;
        deadline_ = now_ms() + phase_ms;
    } else if (kind == inner_phase && entered_) {
        on_timeout_ = std::move(content);
        deadline_ = now_ms() + phase_ms + static_cast<double>(house_.pause_ms);
    } else if ((kind == inner_result && entered_) || (kind == inner_unfit && !entered_)) {
        status_ = entered_ ? Status::answered : Status::unfit;
        content_ = std::move(content);
    } else {
        end(Status::forged);
    }
}

void Running::end(Status status) {
    if (!ending_) {
        ending_ = true;
        status_ = status;
        deadline_ = now_ms() + patience_with_guardian_ms;
    }
}

void Running::cancel() {
    end(Status::cancelled);
}

Running::Verdict Running::expire() {
    if (ending_) {
        deadline_ += patience_with_guardian_ms;
        return Verdict::kill_its_guardian;
    }
    if (!entered_) {
        content_ = sized("it could not be set up in time");
        end(Status::unfit);
    } else if (status_ == Status::silent) {
        content_ = on_timeout_;
        end(Status::too_late);
    } else {
        end(status_);
    }
    return Verdict::end_it;
}

std::string Running::done(const std::string& report) {
    while (!ending_ && talking_) {
        talking_ = receive();
    }
    bool said = status_ == Status::silent || status_ == Status::answered;
    bool by_itself = report.compare(0, ended_by_itself.size(), ended_by_itself) == 0;  // not ended while it was writing
    Status status = said && by_itself && inner_.unfinished() ? Status::forged : status_;
    bool tells = status == Status::answered || status == Status::unfit || status == Status::too_late;
    return frame(frame_done, number_, static_cast<char>(status) + sized(tells ? content_ : "") + sized(report));
}

}  // namespace warden
