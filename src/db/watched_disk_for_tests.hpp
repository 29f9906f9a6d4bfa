#pragma once
// SQLite's own disk, watched: who writes to the database file itself (in WAL mode only a checkpoint does), and a disk
// that is full or whose sync fails when a test says so.

#include <atomic>
#include <mutex>
#include <set>

#include <sqlite3.h>

namespace saolang::db {

class WatchedDisk {
public:
    WatchedDisk() {
        real_ = sqlite3_vfs_find(nullptr);
        vfs_ = *real_;
        vfs_.zName = "watched";
        vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
        vfs_.pAppData = this;
        vfs_.xOpen = open;
        sqlite3_vfs_register(&vfs_, 1);
    }
    ~WatchedDisk() {
        sqlite3_vfs_register(real_, 1);
        sqlite3_vfs_unregister(&vfs_);
    }
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;

    std::atomic<bool> full{false};
    std::atomic<bool> sync_fails{false};

    std::atomic<int> page_writes{0};             // to the database file: by a checkpoint
    std::atomic<int> page_writes_by_readers{0};  // from a connection opened for reading
    std::atomic<int> reading_connections{0};
    std::atomic<int> most_writing_connections{0};

    [[nodiscard]] std::size_t checkpointing_connections() {
        const std::lock_guard lock(mutex_);
        return checkpointed_.size();
    }

private:
    struct File {
        sqlite3_file base;
        WatchedDisk* disk;
        bool database;
        bool writable;
        [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };
    static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        auto* disk = static_cast<WatchedDisk*>(vfs->pAppData);
        File* mine = of(file);
        mine->base.pMethods = nullptr;
        mine->disk = disk;
        mine->database = (flags & SQLITE_OPEN_MAIN_DB) != 0;
        mine->writable = (flags & SQLITE_OPEN_READWRITE) != 0;
        const int code = disk->real_->xOpen(disk->real_, name, mine->real(), flags, out);
        if (code != SQLITE_OK) return code;
        mine->base.pMethods = methods();
        if (mine->database && mine->writable) {
            disk->most_writing_connections =
                std::max<int>(disk->most_writing_connections, ++disk->writing_connections_);
        }
        if (mine->database && !mine->writable) ++disk->reading_connections;
        return code;
    }
    static int close(sqlite3_file* file) {
        File* mine = of(file);
        if (mine->database && mine->writable) --mine->disk->writing_connections_;
        return mine->real()->pMethods->xClose(mine->real());
    }
    static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
        File* mine = of(file);
        if (mine->disk->full) return SQLITE_FULL;
        if (mine->database) {
            ++mine->disk->page_writes;
            if (!mine->writable) ++mine->disk->page_writes_by_readers;
            const std::lock_guard lock(mine->disk->mutex_);
            mine->disk->checkpointed_.insert(file);
        }
        return mine->real()->pMethods->xWrite(mine->real(), bytes, count, at);
    }
    static int sync(sqlite3_file* file, int flags) {
        if (of(file)->disk->sync_fails) return SQLITE_IOERR_FSYNC;
        return real(file)->pMethods->xSync(real(file), flags);
    }
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods table = {
            2,
            close,
            [](sqlite3_file* f, void* b, int n, sqlite3_int64 at) {
                return real(f)->pMethods->xRead(real(f), b, n, at);
            },
            write,
            [](sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); },
            sync,
            [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
            [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
            [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
            [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
            [](sqlite3_file* f, int op, void* arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); },
            [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
            [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
            [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
                return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
            },
            [](sqlite3_file* f, int at, int n, int flags) {
                return real(f)->pMethods->xShmLock(real(f), at, n, flags);
            },
            [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
            [](sqlite3_file* f, int drop) { return real(f)->pMethods->xShmUnmap(real(f), drop); },
            nullptr,
            nullptr,
        };
        return &table;
    }

    sqlite3_vfs* real_ = nullptr;
    sqlite3_vfs vfs_{};
    std::atomic<int> writing_connections_{0};
    std::mutex mutex_;
    std::set<const sqlite3_file*> checkpointed_;
};

}  // namespace saolang::db
