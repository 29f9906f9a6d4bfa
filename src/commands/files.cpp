#include "commands/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace saolang::commands {

std::optional<std::string> read_file(const std::string& name) {
    std::error_code unknown;
    std::ifstream in(name, std::ios::binary);
    if (!in || std::filesystem::is_directory(name, unknown)) return std::nullopt;
    std::error_code unknown_size;  // of a pipe
    const auto size = std::filesystem::file_size(name, unknown_size);
    std::string bytes;
    if (!unknown_size) {
        bytes.resize(size);
        in.read(bytes.data(), static_cast<std::streamsize>(size));
        bytes.resize(static_cast<std::size_t>(in.gcount()));
    } else {
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    if (in.bad()) return std::nullopt;
    return bytes;
}

bool write_file(const std::string& name, std::string_view bytes) {
    const auto beside = name + ".part";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return false;
    bool good = true;
    while (good && !bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        good = written > 0;
        if (good) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    good = good && ::fsync(file) == 0;
    good = ::close(file) == 0 && good;
    good = good && std::rename(beside.c_str(), name.c_str()) == 0;
    if (!good) ::unlink(beside.c_str());
    return good;
}

}  // namespace saolang::commands
