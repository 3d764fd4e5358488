#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

// The frames between the Java side, the fork server and the evaluations; all numbers are big-endian.
//
// A frame between Java and the server is a length (4 bytes, of what follows), a kind (1) and a number (8) that names the
// evaluation. A frame from an evaluation is a length (4, of what follows), a kind (1), a word that only the harness ought
// to know (16) and what it says. Texts inside are a length (4) and UTF-8.
namespace warden {

constexpr uint8_t frame_evaluate = 1, frame_cancel = 2, frame_done = 12;
constexpr uint8_t inner_phase = 1, inner_result = 2, inner_unfit = 3, inner_entered = 4;
constexpr size_t word_size = 16, length_size = 4;

struct Frame {
    uint8_t kind;
    uint64_t number;
    std::string content;
};

std::string frame(uint8_t kind, uint64_t number, std::string_view content);
std::string inner_frame(uint8_t kind, std::string_view word, std::string_view content);
std::string sized(std::string_view content);
size_t read_length(std::string_view sized);  // of what follows

// The sized text at a place of a frame; the place moves behind it. Throws std::runtime_error if there is none.
std::string take_sized(std::string_view content, size_t* at);
uint64_t take_number(std::string_view content, size_t* at);

// Writes all of it, however long that takes; false if nobody reads any more.
bool write_all(int fd, std::string_view content);

// Cuts what comes from Java into frames.
class Frames {
public:
    std::vector<Frame> add(std::string_view chunk);

private:
    std::string rest_;
};

// Cuts what an evaluation sends into frames, and refuses what is not the harness's or too much.
class Inner {
public:
    Inner(std::deque<std::string> words, size_t most) : words_(std::move(words)), most_(most) {}

    // Kinds and contents.
    std::vector<std::pair<uint8_t, std::string>> add(std::string_view chunk);

    bool forged() const { return forged_; }
    bool too_large() const { return too_large_; }
    bool unfinished() const { return !rest_.empty(); }

private:
    bool accept(size_t length);

    std::deque<std::string> words_;
    size_t most_;
    std::string rest_;
    bool forged_ = false;
    bool too_large_ = false;
};

}  // namespace warden
