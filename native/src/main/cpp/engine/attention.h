// Attention of rows over the keys and values that their sequences keep in pages.
#pragma once

#include <cstdint>

#include "pool.h"
#include "tensor.h"
#include "vec.h"

namespace lamarck::engine {

// Tokens of a page.
constexpr long PAGE = 64;
// Pages whose contributions are added up by themselves, so that they can be on any thread.
constexpr long SPLIT_PAGES = 8;

// Rows of a batch that follow each other in one sequence.
struct Stretch {
    long first;                 // row of the batch
    long count;                 // of rows
    long position;              // of its first row in its sequence
    const std::uint64_t* pages;  // addresses of the pages of the sequence
};

// Of a page, every layer has a part, and of that, every head has its keys and then its values, a row each.
struct Heads {
    long queries;
    long keys;
    long size;
    DType type;        // of what is kept
    long layer_bytes;  // from a page to the part of this layer
    long width() const { return (size + 15) / 16 * 16; }  // of a row as it is kept, with zeros at its end
    long bytes() const { return 2 * PAGE * width() * bytes_of(type); }
};

struct View {
    float scale;
    long window;  // tokens that a row sees, itself among them; 0 for all before it
    bool causal;  // else a row sees all of its stretch
};

}  // namespace lamarck::engine

namespace lamarck::engine::LAMARCK_ISA {

// Puts keys and values of the rows of a batch into their pages.
void keep(Pool& pool, const Heads& heads, const Stretch* stretches, long count, ConstRows keys, ConstRows values);

// What each row and head sees, by weights that its query gives the keys. Rows of one stretch follow each other.
void attend(Pool& pool, const Heads& heads, const View& view, const Stretch* stretches, long count, ConstRows queries, Rows out);

}  // namespace lamarck::engine::LAMARCK_ISA
