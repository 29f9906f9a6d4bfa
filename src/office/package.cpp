#include "office/package.hpp"

#include <zip.h>

#include <array>

namespace saolang::office {
namespace {

constexpr zip_int64_t most_parts = 10'000;
// Deflate cannot do better than 1:1032; sheets of real lists reach about 1:60.
constexpr std::uint64_t most_ratio = 300;
constexpr std::uint64_t ratio_matters_from = 16u << 20;

zip_t* as_zip(void* archive) { return static_cast<zip_t*>(archive); }

zip_int64_t locate(void* archive, std::string_view part) {
    return zip_name_locate(as_zip(archive), std::string(part).c_str(), ZIP_FL_NOCASE);
}

std::optional<FileProblem> check_declared(zip_t* archive, const Limits& limits) {
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count > most_parts) return FileProblem::bomb;
    std::uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &stat) != 0) return FileProblem::broken;
        if ((stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0) return FileProblem::broken;
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
            return FileProblem::encrypted;
        }
        if (stat.size > limits.unpacked_bytes || total + stat.size > limits.unpacked_bytes) return FileProblem::bomb;
        total += stat.size;
        if (stat.size > ratio_matters_from && stat.size / most_ratio > stat.comp_size) return FileProblem::bomb;
    }
    return std::nullopt;
}

}  // namespace

void Package::Close::operator()(void* archive) const { zip_discard(as_zip(archive)); }

Result<Package, FileProblem> Package::open(std::string_view bytes, const Limits& limits) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source == nullptr) return fail(FileProblem::broken);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        zip_source_free(source);
        return fail(FileProblem::broken);
    }
    Package package(archive);
    if (const auto problem = check_declared(archive, limits)) return fail(*problem);
    return package;
}

bool Package::has(std::string_view part) const { return locate(archive_.get(), part) >= 0; }

std::vector<std::string> Package::parts() const {
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(as_zip(archive_.get()), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(as_zip(archive_.get()), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        if (name != nullptr) names.emplace_back(name);
    }
    return names;
}

Result<void, FileProblem> Package::read(std::string_view part,
                                        const std::function<bool(std::string_view)>& take) const {
    const zip_int64_t index = locate(archive_.get(), part);
    zip_stat_t stat;
    if (index < 0 || zip_stat_index(as_zip(archive_.get()), static_cast<zip_uint64_t>(index), 0, &stat) != 0) {
        return fail(FileProblem::broken);
    }
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(
        zip_fopen_index(as_zip(archive_.get()), static_cast<zip_uint64_t>(index), 0), zip_fclose);
    if (!file) return fail(FileProblem::broken);

    std::array<char, 1 << 16> buffer;
    std::uint64_t real = 0;
    for (;;) {
        const zip_int64_t count = zip_fread(file.get(), buffer.data(), buffer.size());
        if (count < 0) return fail(FileProblem::broken);
        if (count == 0) return {};
        real += static_cast<std::uint64_t>(count);
        // More than it declared: the declared sizes were checked, so this is how a bomb would hide.
        if (real > stat.size) return fail(FileProblem::bomb);
        if (!take(std::string_view(buffer.data(), static_cast<std::size_t>(count)))) return {};
    }
}

}  // namespace saolang::office
