#include "evidence/picture_cache.hpp"

#include "evidence/serve.hpp"

namespace saolang::evidence {

namespace {

bool evidence_changed_since(db::Reader& reader, std::int64_t version) {
    return reader
        .integer("SELECT 1 FROM trail_entry WHERE sequence > $1 AND subject_kind = 'evidence' LIMIT 1",
                 {db::param(version)})
        .has_value();
}

std::shared_ptr<const registry::PublicPictures> load(db::Reader& reader) {
    auto pictures = std::make_shared<registry::PublicPictures>();
    for (const auto& picture : public_pictures(reader))
        pictures->emplace(
            registry::ProductId{picture.subject.id},
            registry::PublicPicture{picture_path(picture.small.value()), picture_path(picture.large.value()),
                                    picture.width.value_or(0), picture.height.value_or(0)});
    return pictures;
}

}  // namespace

std::shared_ptr<const registry::PublicPictures> PictureCache::get() {
    const std::int64_t version = database_.version();
    if (auto pictures = std::atomic_load(&pictures_); pictures && known_until_ >= version) return pictures;
    const std::lock_guard one_loads(loading_);
    auto pictures = std::atomic_load(&pictures_);
    if (pictures && known_until_ >= version) return pictures;
    // The snapshot may already show a later change; then the number is low and the next caller looks once more.
    database_.read([&](db::Reader& reader) {
        if (!pictures || evidence_changed_since(reader, known_until_)) pictures = load(reader);
    });
    std::atomic_store(&pictures_, pictures);
    known_until_ = version;
    return pictures;
}

}  // namespace saolang::evidence
