// Threads that work on the parts of an operation together with whoever called it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace lamarck::engine {

// Scratch memory of one thread for the length of one part.
constexpr long SCRATCH_FLOATS = 192 * 1024;

// Several callers may run operations at the same time; each works on its own, and the pool's threads on all of them in
// turn. Which thread does which part is left to chance, so parts must not depend on one another.
class Pool {
   public:
    // With so many threads in all, the caller's among them.
    explicit Pool(int threads);
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    int threads() const { return static_cast<int>(workers_.size()) + 1; }

    // Memory that it holds.
    long bytes() const;

    // Calls part(i, scratch) for every i below count, and returns when all are done; throws what the first failing one threw.
    template <class Part>
    void run(long count, Part&& part) {
        Job job(count, [](void* self, long i, float* scratch) { (*static_cast<std::remove_reference_t<Part>*>(self))(i, scratch); },
                const_cast<void*>(static_cast<const void*>(&part)));
        run(job);
    }

   private:
    using Call = void (*)(void*, long, float*);

    struct Job {
        Job(long parts, Call with, void* on) : count(parts), call(with), self(on), left(parts) {}
        const long count;
        const Call call;
        void* const self;
        std::atomic<long> next{0};
        std::atomic<long> left;
        std::atomic<int> visitors{0};
        std::mutex failing;
        std::exception_ptr failure;
    };

    void run(Job& job);
    void work_on(Job& job, float* scratch);
    void offer(Job& job);
    void withdraw(Job& job);
    Job* find();
    void serve();
    float* borrow();
    void give_back(float* scratch);

    std::mutex lock_;
    std::condition_variable wake_;
    std::vector<Job*> jobs_;
    std::atomic<long> offers_{0};
    std::atomic<bool> ended_{false};
    mutable std::mutex scratch_lock_;
    std::vector<std::unique_ptr<float[]>> scratches_;
    std::vector<float*> free_;
    std::vector<std::thread> workers_;
};

}  // namespace lamarck::engine
