#pragma once

#include <optional>
#include <string>
#include <sys/types.h>

#include "serve.h"
#include "system.h"

// A guardian of the fork server, which evaluates one order after the other. What goes from the server to it are frames of
// a length (4 bytes) and an order, with the descriptor of the evaluation's data beside the first byte; an empty one ends
// what is under way. What comes back are frames of a length, a sign whether it takes another order, and a report.
namespace warden {

// The server's side.
class Slot {
public:
    // Throws std::runtime_error if there is no process for it. In the guardian and its children it does not return but
    // for an evaluation, with its order.
    static Slot open(const House& house, std::optional<Order>* order);

    pid_t guardian() const { return guardian_; }
    int control() const { return control_.get(); }

    void send(const std::string& order, int data_fd);
    void interrupt();

    // Reads what there is; false when the guardian is gone, and with it all that it guarded.
    bool hear();

    // The report, once it is whole.
    std::optional<std::string> take_report();

    // Whether the guardian takes no other order after its last report.
    bool leaving() const { return leaving_; }

private:
    Slot(pid_t guardian, Fd control) : guardian_(guardian), control_(std::move(control)) {}

    pid_t guardian_;
    Fd control_;
    std::string heard_;
    bool leaving_ = false;
};

}  // namespace warden
