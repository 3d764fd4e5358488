#pragma once

#include <string>
#include <string_view>

namespace warden {

// The beginning and the end of a stream, half of the room for each, however long it is.
class Kept {
public:
    explicit Kept(size_t room) : room_(room / 2) {}

    void add(std::string_view text);

    // With a line between the two that tells how much was left out.
    std::string text() const;

private:
    size_t room_;
    size_t left_out_ = 0;
    std::string head_;
    std::string tail_;
    size_t oldest_ = 0;  // where in the full tail the oldest byte is
};

}  // namespace warden
