// embed ROOT LIST OUT: writes OUT.bin (the files of LIST, those of web/ also compressed), OUT.S (puts it into the
// program) and OUT.cpp (the table that src/base/embedded.hpp declares).

#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include <brotli/encode.h>
#include <sodium.h>
#include <zlib.h>

namespace {

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream out(path, std::ios::binary);
    out << bytes;
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

std::string brotli(const std::string& bytes) {
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()) + 64, '\0');
    std::size_t size = out.size();
    if (!BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_MODE_TEXT, bytes.size(),
                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                               reinterpret_cast<std::uint8_t*>(out.data()))) {
        throw std::runtime_error("brotli failed");
    }
    out.resize(size);
    return out;
}

std::string gzip(const std::string& bytes) {
    constexpr int gzip_window = 15 + 16;
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, gzip_window, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib");
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("zlib");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

// The style sheet without its comments and line breaks: every line of it ends in one of "{};,".
std::string squeezed(const std::string& css) {
    std::string out;
    for (std::size_t at = 0; at < css.size(); ++at) {
        if (css.compare(at, 2, "/*") == 0) {
            at = css.find("*/", at) + 1;
        } else if (css[at] == '\n') {
            at = css.find_first_not_of(" \n", at) - 1;
        } else {
            out += css[at];
        }
    }
    return out;
}

std::string short_hash(const std::string& bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    std::array<char, 13> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), 6);
    return hex.data();
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) throw std::runtime_error("usage: embed ROOT LIST OUT");
    const std::string root = argv[1];
    const std::string out = argv[3];
    std::string block;
    std::string rows;
    const auto piece = [&block](const std::string& bytes) {
        const std::string text = "at(" + std::to_string(block.size()) + ", " + std::to_string(bytes.size()) + ")";
        block += bytes;
        return text;
    };

    std::ifstream list(argv[2]);
    for (std::string name; std::getline(list, name);) {
        if (name.empty()) continue;
        const std::string bytes = name.ends_with(".css") ? squeezed(read(root + "/" + name)) : read(root + "/" + name);
        const bool for_browser = name.starts_with("web/");
        const bool compressed_already = name.ends_with(".woff2") || name.ends_with(".png");
        const std::string br = for_browser && !compressed_already ? brotli(bytes) : "";
        const std::string gz = for_browser && !compressed_already ? gzip(bytes) : "";
        rows += "        {\"" + name + "\", " + piece(bytes) + ", " + piece(br) + ", " + piece(gz) + ", \"" +
                short_hash(bytes) + "\"},\n";
    }
    write(out + ".bin", block);
    write(out + ".S", ".section .rodata\n.balign 16\n.globl saolang_embedded\nsaolang_embedded:\n.incbin \"" + out +
                          ".bin\"\n.byte 0\n.section .note.GNU-stack,\"\",%progbits\n");
    write(out + ".cpp",
          "#include \"base/embedded.hpp\"\n\n#include <cstddef>\n\nextern \"C\" const char saolang_embedded[];\n\n"
          "namespace saolang {\n\nstd::span<const EmbeddedFile> embedded_files() {\n"
          "    constexpr auto at = [](std::size_t begin, std::size_t size) {\n"
          "        return std::string_view(saolang_embedded + begin, size);\n    };\n"
          "    static const EmbeddedFile files[] = {\n" +
              rows + "    };\n    return files;\n}\n\n}  // namespace saolang\n");
    return 0;
} catch (const std::exception& error) {
    std::cerr << "embed: " << error.what() << '\n';
    return 1;
}
