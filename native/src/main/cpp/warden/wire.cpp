#include "wire.h"

#include <cerrno>
#include <stdexcept>
#include <unistd.h>

namespace warden {
namespace {

constexpr size_t number_size = 8;
constexpr size_t frame_head = length_size + 1 + number_size;
constexpr size_t inner_head = length_size + 1;

std::string big_endian(uint64_t value, size_t bytes) {
    std::string text(bytes, '\0');
    for (size_t i = bytes; i-- > 0; value >>= 8) {
        text[i] = static_cast<char>(value & 0xff);
    }
    return text;
}

uint64_t number_at(std::string_view content, size_t at, size_t bytes) {
    uint64_t value = 0;
    for (char each : content.substr(at, bytes)) {
        value = value << 8 | static_cast<unsigned char>(each);
    }
    return value;
}

}  // namespace

std::string frame(uint8_t kind, uint64_t number, std::string_view content) {
    std::string all = big_endian(1 + number_size + content.size(), length_size);
    all += static_cast<char>(kind);
    all += big_endian(number, number_size);
    return all.append(content);
}

std::string inner_frame(uint8_t kind, std::string_view word, std::string_view content) {
    std::string all = big_endian(1 + word.size() + content.size(), length_size);
    all += static_cast<char>(kind);
    return all.append(word).append(content);
}

std::string sized(std::string_view content) {
    return big_endian(content.size(), length_size).append(content);
}

size_t read_length(std::string_view sized) {
    return number_at(sized, 0, length_size);
}

uint64_t take_number(std::string_view content, size_t* at) {
    if (content.size() < *at + number_size) {
        throw std::runtime_error("an order is cut short");
    }
    uint64_t value = number_at(content, *at, number_size);
    *at += number_size;
    return value;
}

std::string take_sized(std::string_view content, size_t* at) {
    size_t begin = *at + length_size;
    size_t length = content.size() < begin ? content.size() : number_at(content, *at, length_size);
    if (content.size() < begin || content.size() - begin < length) {
        throw std::runtime_error("an order is cut short");
    }
    *at = begin + length;
    return std::string(content.substr(begin, length));
}

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        ssize_t written = write(fd, content.data(), content.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        content.remove_prefix(written < 0 ? 0 : static_cast<size_t>(written));
    }
    return true;
}

std::vector<Frame> Frames::add(std::string_view chunk) {
    rest_.append(chunk);
    std::vector<Frame> frames;
    size_t at = 0;
    while (rest_.size() - at >= frame_head) {
        size_t length = number_at(rest_, at, length_size);
        if (rest_.size() - at - length_size < length) {
            break;
        }
        frames.push_back({static_cast<uint8_t>(rest_[at + length_size]), number_at(rest_, at + length_size + 1, number_size),
                          rest_.substr(at + frame_head, length_size + length - frame_head)});
        at += length_size + length;
    }
    rest_.erase(0, at);
    return frames;
}

std::vector<std::pair<uint8_t, std::string>> Inner::add(std::string_view chunk) {
    if (forged_ || too_large_) {
        return {};
    }
    rest_.append(chunk);
    too_large_ = too_large_ || rest_.size() > most_;
    std::vector<std::pair<uint8_t, std::string>> frames;
    while (rest_.size() >= inner_head && !forged_ && !too_large_) {
        size_t length = number_at(rest_, 0, length_size);
        too_large_ = length > most_;
        if (too_large_ || rest_.size() - length_size < length || !accept(length)) {
            break;
        }
        constexpr size_t content = inner_head + word_size;
        frames.emplace_back(static_cast<uint8_t>(rest_[length_size]), rest_.substr(content, length_size + length - content));
        rest_.erase(0, length_size + length);
    }
    return frames;
}

bool Inner::accept(size_t length) {
    forged_ = length < 1 + word_size || words_.empty() || rest_.compare(inner_head, word_size, words_.front()) != 0;
    if (!forged_) {
        words_.pop_front();
    }
    return !forged_;
}

}  // namespace warden
