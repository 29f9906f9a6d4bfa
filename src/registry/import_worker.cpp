#include "registry/import_worker.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace saolang::registry {

namespace {

using State = ImportJob::State;

// Back to the officer: the registry moved on, or something broke. Nothing was written.
void reopen(const Site& site, ImportJob job) {
    job.state = State::open;
    site.database.write([&](db::Writer& writer) { save_job(writer, job); });
}

}  // namespace

ImportWorker::~ImportWorker() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

bool ImportWorker::in_hand(const std::string& code) const {
    return (now_ && now_->code == code) ||
           std::ranges::any_of(waiting_, [&](const Order& order) { return order.code == code; });
}

void ImportWorker::apply(const Order& order, std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (!thread_.joinable()) thread_ = std::thread([this] { serve(); });
    if (!in_hand(order.code)) waiting_.push_back(order);
    changed_.notify_all();
    changed_.wait_for(lock, patience, [&] { return !in_hand(order.code); });
}

std::optional<ImportWorker::Progress> ImportWorker::progress(const std::string& code) {
    const std::lock_guard lock(mutex_);
    if (now_ && now_->code == code) return progress_;
    return in_hand(code) ? std::optional(Progress{}) : std::nullopt;
}

void ImportWorker::serve() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (stopping_) return;
        now_ = std::move(waiting_.front());
        waiting_.pop_front();
        progress_ = {};
        lock.unlock();
        try {
            write(*now_);
        } catch (const std::exception& error) {
            spdlog::error("an import was not written: {}", error.what());
        }
        lock.lock();
        now_.reset();
        changed_.notify_all();
    }
}

void ImportWorker::write(const Order& order) {
    std::optional<ImportJob> job;
    std::optional<std::string> file;
    site_.database.read([&](db::Reader& reader) {
        job = job_with_code(reader, order.code);
        if (job && job->state == State::applying) file = file_of(reader, job->id);
    });
    if (!job || job->state != State::applying) return;
    auto reading = file ? read_job(site_, *job, *file, order.reach, nullptr)
                        : Result<JobReading, office::FileProblem>(fail(office::FileProblem::unreadable));
    if (!reading || (!reading->plan.refused.empty() && !job->keeps_good)) return reopen(site_, *job);
    const ImportPlan& plan = reading->plan;
    {
        const std::lock_guard lock(mutex_);
        progress_.steps = plan.steps.size();
    }
    const auto change =
        trail::begin_change(order.actor, fmt::format("Nhập danh sách {}", job->file_name), site_.random);
    const auto now = site_.clock();
    bool moved_on = false;
    site_.database.write([&](db::Writer& writer) {
        const auto stored = job_with_code(writer, order.code);
        if (!stored || stored->state != State::applying) return;
        moved_on = registry_changed_since(writer, reading->version);
        if (moved_on) return;
        apply_import({writer, change, now, site_.random}, plan, [this](std::size_t done) {
            if (done % 256 != 0) return;
            const std::lock_guard lock(mutex_);
            progress_.done = done;
        });
        job->state = State::applied;
        job->change = change.code;
        job->written = plan.steps.size();
        save_job(writer, *job);
        job->mapping = mapping_json(mapping_to_remember(reading->sheets));
        remember_mapping(writer, *job, now);
    });
    if (moved_on) reopen(site_, *job);
}

}  // namespace saolang::registry
