#pragma once
// A file somebody sent → files of ours on the disk, before any row names them.

#include <optional>
#include <string>
#include <string_view>

#include "db/file_store.hpp"
#include "evidence/evidence.hpp"
#include "media/kind.hpp"
#include "media/picture.hpp"
#include "web/http.hpp"

namespace saolang::evidence {

struct Stored {
    db::KeptFile file;
    media::FileKind kind;
    std::string name;  // as sent, a label; empty for what we made
};

struct StoredUpload {
    Kind kind;
    std::optional<Stored> original = {};
    std::optional<Stored> large = {};
    std::optional<Stored> small = {};
    std::int64_t width = 0;
    std::int64_t height = 0;
};

enum class Refused {
    empty,            // no file, or one without bytes
    other_kind,       // by its first bytes not of those its kind may be
    too_many_pixels,  // more than 50 million
    damaged,
    too_much_work,
    busy,      // try again
    no_helper  // the operator must act
};
[[nodiscard]] web::Word words_of(Refused why);

// Takes as long as the picture does (media::Helper::longest at most): never inside a write. Throws db::DatabaseError
// when the disk is full.
[[nodiscard]] Result<StoredUpload, Refused> store_upload(const std::string& folder, Kind kind,
                                                         const web::UploadedFile& sent,
                                                         const media::Helper& helper = {});

}  // namespace saolang::evidence
