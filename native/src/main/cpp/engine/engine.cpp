#include "engine.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

#include "operations.h"

namespace lamarck::engine {

namespace {

struct Processor {
    const InstructionSet& set;
    Pool pool;
};

const InstructionSet* const SETS[] = {
#if defined(__x86_64__)
    &avx512::SET,
    &avx2::SET,
#endif
    &portable::SET,
};

const InstructionSet& find(const std::string& name) {
    for (const InstructionSet* set : SETS) {
        if ((name.empty() || name == set->name) && set->runs_here()) {
            return *set;
        }
    }
    throw std::invalid_argument("The instruction set " + name + " does not run here; there are " + instruction_sets() + ".");
}

Processor& processor_of(std::int64_t handle) { return *reinterpret_cast<Processor*>(handle); }

// Numbers whose exponent is all ones are none, or infinite.
template <class T, T EXPONENT>
std::int64_t first_not_finite(Pool& pool, const T* numbers, std::int64_t count) {
    constexpr std::int64_t TOGETHER = 1 << 18;
    std::atomic<std::int64_t> first{count};
    pool.run((count + TOGETHER - 1) / TOGETHER, [&](long part, float*) {
        const std::int64_t from = part * TOGETHER;
        const std::int64_t to = std::min(count, from + TOGETHER);
        T found = 0;  // as wide as the numbers, so that a vector takes as many of them as it has room for
        for (std::int64_t i = from; i < to; i++) {
            found = static_cast<T>(found | ((numbers[i] & EXPONENT) == EXPONENT ? 1 : 0));
        }
        if (found == 0) {
            return;
        }
        const std::int64_t there =
                std::find_if(numbers + from, numbers + to, [](T bits) { return (bits & EXPONENT) == EXPONENT; }) - numbers;
        for (std::int64_t known = first; there < known && !first.compare_exchange_weak(known, there);) {
        }
    });
    return first == count ? -1 : first.load();
}

}  // namespace

std::int64_t open_processor(const char* instruction_set, int threads) {
    return reinterpret_cast<std::int64_t>(new Processor{find(instruction_set), Pool(threads)});
}

void close_processor(std::int64_t processor) { delete &processor_of(processor); }

const char* instruction_sets() {
    static const std::string names = [] {
        std::string all;
        for (const InstructionSet* set : SETS) {
            if (set->runs_here()) {
                all += (all.empty() ? "" : ",") + std::string(set->name);
            }
        }
        return all;
    }();
    return names.c_str();
}

const char* instruction_set_of(std::int64_t processor) { return processor_of(processor).set.name; }

std::int64_t processor_bytes(std::int64_t processor) { return processor_of(processor).pool.bytes(); }

void run(std::int64_t processor, int operation, const std::int64_t* arguments, int count) {
    Arguments in(arguments, count);
    Processor& on = processor_of(processor);
    on.set.run(on.pool, static_cast<Operation>(operation), in);
    in.end();
}

std::int64_t score_stripes(std::int64_t processor, std::int64_t outputs, std::int64_t inputs) {
    return processor_of(processor).set.stripes(outputs, inputs);
}

std::int64_t most_noisy_inputs() { return MOST_NOISY_INPUTS; }

std::int64_t sum_of_words(std::int64_t processor, std::int64_t address, std::int64_t bytes) {
    constexpr long TOGETHER = 128 * 1024;
    const auto* words = reinterpret_cast<const std::uint64_t*>(address);
    const long count = bytes / 8;
    std::atomic<std::uint64_t> total{0};
    processor_of(processor).pool.run((count + TOGETHER - 1) / TOGETHER, [&](long part, float*) {
        std::uint64_t sums[8] = {};
        const long end = std::min(count, (part + 1) * TOGETHER);
        for (long i = part * TOGETHER; i + 8 <= end; i += 8) {
            for (int lane = 0; lane < 8; lane++) {
                sums[lane] += words[i + lane];
            }
        }
        for (const std::uint64_t sum : sums) {
            total += sum;
        }
    });
    return static_cast<std::int64_t>(total.load());
}

std::int64_t map_file(const char* path, std::int64_t bytes) {
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        throw std::runtime_error(std::string("Cannot open ") + path + ": " + std::strerror(errno) + ".");
    }
    void* address = mmap(nullptr, static_cast<std::size_t>(bytes), PROT_READ, MAP_SHARED, file, 0);
    const int error = errno;
    close(file);
    if (address == MAP_FAILED) {
        throw std::runtime_error(std::string("Cannot map ") + path + " into memory: " + std::strerror(error) + ".");
    }
    return reinterpret_cast<std::int64_t>(address);
}

void unmap_file(std::int64_t address, std::int64_t bytes) {
    munmap(reinterpret_cast<void*>(address), static_cast<std::size_t>(bytes));
}

std::int64_t first_not_finite(std::int64_t processor, std::int64_t address, int type, std::int64_t count) {
    Pool& pool = processor_of(processor).pool;
    switch (static_cast<DType>(type)) {
        case DType::F32:
            return first_not_finite<std::uint32_t, 0x7f800000u>(pool, reinterpret_cast<const std::uint32_t*>(address), count);
        case DType::F16:
            return first_not_finite<std::uint16_t, 0x7c00u>(pool, reinterpret_cast<const std::uint16_t*>(address), count);
        case DType::BF16:
            return first_not_finite<std::uint16_t, 0x7f80u>(pool, reinterpret_cast<const std::uint16_t*>(address), count);
    }
    return -1;
}

}  // namespace lamarck::engine
