#pragma once

#include <deque>
#include <string>

#include "serve.h"
#include "system.h"
#include "wire.h"

namespace warden {

// An evaluation under way, as the server sees it.
class Running {
public:
    // What the server is to do when the time of an evaluation is over.
    enum class Verdict { end_it, kill_its_guardian };

    // The descriptor is the server's end.
    Running(uint64_t number, Fd data, std::deque<std::string> words, const House& house);

    double deadline() const { return deadline_; }

    // To be read when there is something; -1 when nothing more will come.
    int data() const { return talking_ ? data_.get() : -1; }

    // False if it has to be ended for what it said.
    bool hear();

    // Whether it has not begun, as far as is known.
    bool is_untouched() const { return !entered_ && !ending_ && status_ == Status::silent; }

    // It is to be ended for this.
    void cancel();
    Verdict expire();

    // Hears what is left, and says what became of it.
    std::string done(const std::string& report);

private:
    // How far it came; the letters are those of Reply.java.
    enum class Status : char {
        answered = 'R', too_late = 'T', cancelled = 'C', silent = 'N', forged = 'F', too_large = 'L', unfit = 'U'
    };

    bool receive();
    void take(uint8_t kind, std::string content);
    void end(Status status);

    uint64_t number_;
    Fd data_;
    Inner inner_;
    const House& house_;
    Status status_ = Status::silent;
    bool entered_ = false;
    bool talking_ = true;
    bool ending_ = false;
    double deadline_;
    std::string on_timeout_;
    std::string content_;
};

}  // namespace warden
