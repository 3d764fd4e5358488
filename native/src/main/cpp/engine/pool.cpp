#include "pool.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace lamarck::engine {

namespace {

// How long a thread looks for work before it sleeps: longer than the pause between two operations of one token.
constexpr int LOOKS = 4000;

void pause() {
#if defined(__x86_64__)
    _mm_pause();
#endif
}

}  // namespace

Pool::Pool(int threads) {
    for (int i = 1; i < threads; i++) {
        workers_.emplace_back([this] { serve(); });
    }
}

Pool::~Pool() {
    {
        std::lock_guard<std::mutex> held(lock_);
        ended_ = true;
    }
    wake_.notify_all();
    for (std::thread& worker : workers_) {
        worker.join();
    }
}

long Pool::bytes() const {
    std::lock_guard<std::mutex> held(scratch_lock_);
    return static_cast<long>(scratches_.size()) * SCRATCH_FLOATS * static_cast<long>(sizeof(float));
}

void Pool::run(Job& job) {
    if (job.count == 0) {
        return;
    }
    float* scratch = borrow();
    const bool shared = job.count > 1 && !workers_.empty();
    if (shared) {
        offer(job);
    }
    work_on(job, scratch);
    if (shared) {
        withdraw(job);
    }
    give_back(scratch);
    if (job.failure) {
        std::rethrow_exception(job.failure);
    }
}

void Pool::work_on(Job& job, float* scratch) {
    for (long i = job.next++; i < job.count; i = job.next++) {
        try {
            job.call(job.self, i, scratch);
        } catch (...) {
            std::lock_guard<std::mutex> held(job.failing);
            if (!job.failure) {
                job.failure = std::current_exception();
            }
        }
        job.left--;
    }
}

void Pool::offer(Job& job) {
    {
        std::lock_guard<std::mutex> held(lock_);
        jobs_.push_back(&job);
        offers_++;
    }
    wake_.notify_all();
}

// Nobody comes to a job that is not on offer, so it may go when its last visitor has left.
void Pool::withdraw(Job& job) {
    {
        std::lock_guard<std::mutex> held(lock_);
        jobs_.erase(std::find(jobs_.begin(), jobs_.end(), &job));
    }
    for (int look = 0; job.left > 0 || job.visitors > 0; look++) {
        look < LOOKS ? pause() : std::this_thread::yield();
    }
}

// A job with parts left, visited by the caller; lock_ is held.
Pool::Job* Pool::find() {
    for (Job* job : jobs_) {
        if (job->next < job->count) {
            job->visitors++;
            return job;
        }
    }
    return nullptr;
}

void Pool::serve() {
    float* scratch = borrow();
    long seen = 0;
    while (!ended_) {
        for (int look = 0; look < LOOKS && offers_ == seen && !ended_; look++) {
            pause();
        }
        Job* job;
        {
            std::unique_lock<std::mutex> held(lock_);
            wake_.wait(held, [&] { return ended_ || offers_ != seen; });
            job = find();
            if (job == nullptr) {
                seen = offers_;
            }
        }
        if (job != nullptr) {
            work_on(*job, scratch);
            job->visitors--;
        }
    }
    give_back(scratch);
}

float* Pool::borrow() {
    std::lock_guard<std::mutex> held(scratch_lock_);
    if (free_.empty()) {
        scratches_.push_back(std::make_unique<float[]>(SCRATCH_FLOATS));
        return scratches_.back().get();
    }
    float* scratch = free_.back();
    free_.pop_back();
    return scratch;
}

void Pool::give_back(float* scratch) {
    std::lock_guard<std::mutex> held(scratch_lock_);
    free_.push_back(scratch);
}

}  // namespace lamarck::engine
