// What Java sees of the engine's native half.
#pragma once

#include <cstdint>

namespace lamarck::engine {

// Opens a processor with so many threads, in the best instruction set that runs here or in the one of that name. It has to
// be closed, by one caller when no other is in it.
std::int64_t open_processor(const char* instruction_set, int threads);
void close_processor(std::int64_t processor);

// The instruction sets that run here, best first, with commas between them.
const char* instruction_sets();
const char* instruction_set_of(std::int64_t processor);

// Memory that a processor holds for itself.
std::int64_t processor_bytes(std::int64_t processor);

// Runs one operation on the calling thread and the processor's, to its end. Any number of threads may be in it.
void run(std::int64_t processor, int operation, const std::int64_t* arguments, int count);

// How many verdicts of 24 bytes a row needs to be scored against a matrix.
std::int64_t score_stripes(std::int64_t processor, std::int64_t outputs, std::int64_t inputs);

// The most inputs of a linear layer to whose weights noise can be added.
std::int64_t most_noisy_inputs();

// Reads memory on all threads, as fast as it goes.
std::int64_t sum_of_words(std::int64_t processor, std::int64_t address, std::int64_t bytes);

// Maps a file into memory, to be read only; its pages come from the disk as they are read.
std::int64_t map_file(const char* path, std::int64_t bytes);
void unmap_file(std::int64_t address, std::int64_t bytes);

// The place of the first number that is none, or infinite; -1 if there is no such one.
std::int64_t first_not_finite(std::int64_t processor, std::int64_t address, int type, std::int64_t count);

}  // namespace lamarck::engine
