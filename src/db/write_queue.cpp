#include "db/write_queue.hpp"

#include "db/migrations.hpp"

namespace saolang::db {

WriteQueue::WriteQueue(std::unique_ptr<WritingConnection> connection)
    : connection_(std::move(connection)), version_(last_sequence(*connection_)), thread_([this] { serve(); }) {}

WriteQueue::~WriteQueue() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void WriteQueue::write(const std::function<void(Writer&)>& work) {
    if (std::this_thread::get_id() == thread_.get_id()) throw std::logic_error("Database::write called inside a write");
    Job job{&work, {}, {}};
    auto answer = job.answer.get_future();
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(&job);
    }
    wake_.notify_one();
    answer.get();
}

void WriteQueue::serve() {
    std::vector<Job*> group;
    while (true) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            group.swap(waiting_);
        }
        for (std::span<Job*> rest(group); !rest.empty();) {
            const std::size_t settled = run_transaction(rest);
            for (Job* job : rest.first(settled)) {
                // The job lives on its caller's stack: once answered it is gone.
                auto answer = std::move(job->answer);
                const std::exception_ptr error = std::move(job->error);
                if (error) {
                    answer.set_exception(error);
                } else {
                    answer.set_value();
                }
            }
            rest = rest.subspan(settled);
        }
        group.clear();
        connection_->tidy();
    }
}

std::size_t WriteQueue::run_transaction(std::span<Job*> group) {
    try {
        connection_->begin();
    } catch (...) {
        connection_->rollback();
        for (Job* job : group) job->error = std::current_exception();
        return group.size();
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        run_work(*group[i], group.size() == 1);
        if (connection_->in_transaction()) continue;
        // What ran before in this transaction is lost with it and must not be answered as done.
        connection_->rollback();
        for (Job* job : group.first(i)) {
            if (!job->error) job->error = group[i]->error;
        }
        return i + 1;
    }
    commit(group);
    return group.size();
}

void WriteQueue::run_work(Job& job, bool alone) {
    try {
        if (!alone) connection_->command("SAVEPOINT work");
        connection_->start_work();
        (*job.work)(*connection_);
        if (connection_->failed())
            throw DatabaseError(Trouble::other, "a work went on after one of its statements failed");
        if (!alone) connection_->command("RELEASE SAVEPOINT work");
        return;
    } catch (...) {
        job.error = std::current_exception();
    }
    try {
        if (alone) {
            connection_->rollback();
        } else if (connection_->in_transaction()) {
            connection_->command("ROLLBACK TO SAVEPOINT work; RELEASE SAVEPOINT work");
        }
    } catch (const DatabaseError&) {
        connection_->rollback();
    }
}

void WriteQueue::commit(std::span<Job*> jobs) {
    try {
        connection_->start_work();
        const std::int64_t sequence = last_sequence(*connection_);
        connection_->command("COMMIT");
        version_.store(sequence, std::memory_order_release);
    } catch (...) {
        connection_->rollback();
        for (Job* job : jobs) {
            if (!job->error) job->error = std::current_exception();
        }
    }
}

}  // namespace saolang::db
