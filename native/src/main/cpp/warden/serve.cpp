#include "serve.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <deque>
#include <exception>
#include <list>
#include <malloc.h>
#include <poll.h>
#include <set>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include "census.h"
#include "landlock.h"
#include "running.h"
#include "slot.h"

namespace warden {
namespace {

constexpr int more_words = 2;  // beside one for each phase but the first: for the entering, and for the result

std::deque<std::string> make_words(int count) {
    std::deque<std::string> words;
    for (int i = 0; i < count; i++) {
        std::string word(word_size, '\0');
        if (getrandom(word.data(), word.size(), 0) != static_cast<ssize_t>(word.size())) {
            fail("cannot make a word");
        }
        words.push_back(word);
    }
    return words;
}

void hand_out(int fd, const std::deque<std::string>& words) {
    std::string all;
    for (const std::string& word : words) {
        all += word;
    }
    if (!write_all(fd, all) || shutdown(fd, SHUT_WR) != 0) {
        fail("cannot pass words on");
    }
}

// A guardian, and what it is at.
struct Place {
    Slot slot;
    std::optional<Running> running;
    Frame asked{};
    bool again = false;  // for the second time
};

// Helpers that the evaluator started when it was imported.
std::set<pid_t> those_there_already() {
    Census census = count_descendants();
    return {census.pids.begin(), census.pids.end()};
}

class Server {
public:
    explicit Server(const House& house) : house_(house) {}

    std::optional<Order> run() {
        for (;;) {
            wait();
            for (auto place = places_.begin(); place != places_.end();) {
                place = attend(&*place) ? std::next(place) : places_.erase(place);
            }
            std::optional<Order> order;
            for (const Frame& each : std::exchange(again_, {})) {
                start(each, true, &order);
                if (order) {
                    return order;
                }
            }
            if (is_ready(house_.source) && (!obey(&order) || order)) {
                return order;
            }
        }
    }

private:
    void wait() {
        polled_.clear();
        polled_.push_back({house_.source, POLLIN, 0});
        double next = HUGE_VAL;
        for (const Place& place : places_) {
            polled_.push_back({place.slot.control(), POLLIN, 0});
            if (place.running) {
                polled_.push_back({place.running->data(), POLLIN, 0});
                next = std::min(next, place.running->deadline());
            }
        }
        double left = next - now_ms();
        int timeout = std::isinf(left) ? -1 : static_cast<int>(std::clamp(std::ceil(left), 0.0, 60000.0));
        while (poll(polled_.data(), polled_.size(), timeout) < 0 && errno == EINTR) {
        }
    }

    bool is_ready(int fd) const {
        auto ready = [fd](const pollfd& each) { return fd >= 0 && each.fd == fd && each.revents != 0; };
        return std::any_of(polled_.begin(), polled_.end(), ready);
    }

    // False when there is no guardian any more.
    bool attend(Place* place) {
        if (place->running && is_ready(place->running->data()) && !place->running->hear()) {
            place->slot.interrupt();
        }
        if (is_ready(place->slot.control())) {
            bool there = place->slot.hear();
            std::optional<std::string> report = place->slot.take_report();
            there = there && !place->slot.leaving();
            if (!there) {
                bury(place->slot.guardian());
            }
            if (place->running && (report || !there)) {
                close_the_case(place, report.value_or(""));
            }
            return there;
        }
        if (place->running && now_ms() >= place->running->deadline()) {
            if (place->running->expire() == Running::Verdict::end_it) {
                place->slot.interrupt();
            } else {
                kill(place->slot.guardian(), SIGKILL);
            }
        }
        return true;
    }

    // Who was lost with a guardian before it began has another try: it cannot be to blame.
    void close_the_case(Place* place, const std::string& report) {
        if (report.empty() && !place->again && place->running->is_untouched()) {
            again_.push_back(place->asked);
        } else {
            write_all(house_.sink, place->running->done(report));
        }
        place->running.reset();
    }

    // What it guarded may have outlived it.
    void bury(pid_t guardian) {
        waitpid(guardian, nullptr, 0);
        std::set<pid_t> others = spared_;
        for (const Place& place : places_) {
            if (place.slot.guardian() != guardian) {
                others.insert(place.slot.guardian());
            }
        }
        end_orphans(others);
    }

    // False when the input ended, and everything with it. Gives the order in the process of an evaluation.
    bool obey(std::optional<Order>* order) {
        char buffer[65536];
        ssize_t got = read(house_.source, buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) {
            return true;
        }
        if (got <= 0) {
            end_all();
            return false;
        }
        for (const Frame& each : frames_.add({buffer, static_cast<size_t>(got)})) {
            if (each.kind == frame_cancel) {
                cancel(each.number);
            } else if (each.kind == frame_evaluate) {
                start(each, false, order);
            }
            if (*order) {
                return true;
            }
        }
        return true;
    }

    void cancel(uint64_t number) {
        for (Place& place : places_) {
            if (place.running && place.asked.number == number) {
                place.running->cancel();
                place.slot.interrupt();
            }
        }
    }

    // If the machine has no process or descriptor left for it, the others go on.
    void start(const Frame& asked, bool again, std::optional<Order>* order) {
        try {
            launch(asked, again, order);
        } catch (const std::exception& problem) {
            std::string told = 'U' + sized(sized(problem.what())) + sized("");
            write_all(house_.sink, frame(frame_done, asked.number, told));
        }
    }

    void launch(const Frame& asked, bool again, std::optional<Order>* order) {
        auto idle = [](const Place& place) { return !place.running; };
        auto place = std::find_if(places_.begin(), places_.end(), idle);
        if (place == places_.end()) {
            Slot slot = Slot::open(house_, order);
            if (*order) {
                return;
            }
            place = places_.insert(places_.end(), Place{std::move(slot), std::nullopt, {}, false});
        }
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
            fail("cannot make a socket");
        }
        Fd data(ends[0]);
        Fd other(ends[1]);
        std::deque<std::string> words = make_words(house_.phases - 1 + more_words);
        hand_out(data.get(), words);
        place->running.emplace(asked.number, std::move(data), std::move(words), house_);
        place->asked = asked;
        place->again = again;
        place->slot.send(asked.content, other.get());
    }

    // Whoever asked is gone. The guardians end when this process does, but orderly is better.
    void end_all() {
        constexpr double patience_ms = 1000;
        for (Place& place : places_) {
            if (place.running) {
                place.slot.interrupt();
            }
        }
        for (double until = now_ms() + patience_ms; now_ms() < until;) {
            auto busy = [](const Place& place) { return place.running.has_value(); };
            auto place = std::find_if(places_.begin(), places_.end(), busy);
            if (place == places_.end()) {
                return;
            }
            pollfd control{place->slot.control(), POLLIN, 0};
            if (poll(&control, 1, 50) > 0 && (!place->slot.hear() || place->slot.take_report())) {
                place->running.reset();
            }
        }
    }

    const House& house_;
    Frames frames_;
    std::list<Place> places_;
    std::vector<Frame> again_;
    std::vector<pollfd> polled_;
    std::set<pid_t> spared_ = those_there_already();
};

}  // namespace

std::optional<Order> serve(const House& house) {
    hold_places(house.spec);
    malloc_trim(0);  // what is left over is put together now, once, and not in each process behind a fork
    // Never destroyed: in an evaluation its descriptors are closed already, and their numbers may mean something else.
    static Server& server = *new Server(house);
    return server.run();
}

}  // namespace warden
