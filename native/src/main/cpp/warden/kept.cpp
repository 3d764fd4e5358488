#include "kept.h"

#include <algorithm>
#include <cstring>

namespace warden {

void Kept::add(std::string_view text) {
    size_t to_head = std::min(text.size(), room_ - head_.size());
    head_.append(text.substr(0, to_head));
    text.remove_prefix(to_head);
    size_t to_tail = std::min(text.size(), room_ - tail_.size());
    tail_.append(text.substr(0, to_tail));
    text.remove_prefix(to_tail);
    left_out_ += text.size();
    if (text.size() > room_) {
        text.remove_prefix(text.size() - room_);
    }
    while (!text.empty()) {
        size_t fitting = std::min(text.size(), room_ - oldest_);
        std::memcpy(&tail_[oldest_], text.data(), fitting);
        oldest_ = (oldest_ + fitting) % room_;
        text.remove_prefix(fitting);
    }
}

std::string Kept::text() const {
    std::string all = head_;
    if (left_out_ > 0) {
        all += "\n[" + std::to_string(left_out_) + " bytes left out]\n";
    }
    all.append(tail_, oldest_, std::string::npos);
    all.append(tail_, 0, oldest_);
    return all;
}

}  // namespace warden
