#include "media/process/clean.hpp"

#include <vips/vips.h>
#include <webp/encode.h>

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "media/kind.hpp"

namespace saolang::media {

namespace {

// A photograph-like picture of 1280 pixels: WebP at 75 takes 23 KB, JPEG at 80 takes 62 KB: what a phone on 3G pays
// for. Every browser since 2020 shows WebP.
constexpr int quality = 75;

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

struct Free {
    void operator()(void* bytes) const { g_free(bytes); }
};

// The library asks for a changeable pointer and only reads.
void* pointer_to(std::string_view bytes) { return const_cast<char*>(bytes.data()); }

// Of the head alone: nothing is decoded yet.
HelperStatus check_head(std::string_view bytes) {
    const Image head(vips_image_new_from_buffer(bytes.data(), bytes.size(), "", "access", VIPS_ACCESS_SEQUENTIAL,
                                                static_cast<char*>(nullptr)));
    if (!head) return HelperStatus::damaged;
    const long pixels = static_cast<long>(vips_image_get_width(head.get())) * vips_image_get_height(head.get());
    return pixels > most_pixels ? HelperStatus::too_many_pixels : HelperStatus::done;
}

// Upright, in sRGB, within the side, all its pixels in memory: here a picture cut off shows.
Image decode(std::string_view bytes, int side) {
    VipsImage* out = nullptr;
    if (vips_thumbnail_buffer(pointer_to(bytes), bytes.size(), &out, side, "height", side, "size", VIPS_SIZE_DOWN,
                              "export-profile", "srgb", "option-string", "[fail-on=truncated]",
                              static_cast<char*>(nullptr)) != 0) {
        return nullptr;
    }
    const Image lazy(out);
    VipsImage* colours = nullptr;
    if (vips_colourspace(lazy.get(), &colours, VIPS_INTERPRETATION_sRGB, static_cast<char*>(nullptr)) != 0)
        return nullptr;
    const Image coloured(colours);
    VipsImage* bytes_of = nullptr;
    if (vips_cast_uchar(coloured.get(), &bytes_of, static_cast<char*>(nullptr)) != 0) return nullptr;
    const Image cast(bytes_of);
    return Image(vips_image_copy_memory(cast.get()));
}

Image shrunk(const Image& large, int side) {
    VipsImage* out = nullptr;
    if (vips_thumbnail_image(large.get(), &out, side, "height", side, "size", VIPS_SIZE_DOWN,
                             static_cast<char*>(nullptr)) != 0) {
        return nullptr;
    }
    return Image(out);
}

// Bare pixels in, so that nothing said beside them (where, when, with what, by whom) can go along: the WebP saver of
// libvips 8.14.1 writes a colour profile and EXIF in spite of "strip" (tried).
std::string encode(const Image& image) {
    std::size_t size = 0;
    const std::unique_ptr<void, Free> pixels(vips_image_write_to_memory(image.get(), &size));
    const int width = vips_image_get_width(image.get());
    const int height = vips_image_get_height(image.get());
    const int bands = vips_image_get_bands(image.get());
    if (!pixels || (bands != 3 && bands != 4)) return {};
    const auto* from = static_cast<const std::uint8_t*>(pixels.get());
    std::uint8_t* bytes = nullptr;
    const std::size_t length = bands == 4 ? WebPEncodeRGBA(from, width, height, width * bands, quality, &bytes)
                                          : WebPEncodeRGB(from, width, height, width * bands, quality, &bytes);
    std::string encoded(reinterpret_cast<const char*>(bytes), length);
    WebPFree(bytes);
    return encoded;
}

}  // namespace

bool start_library(const char* program) {
    ::setenv("VIPS_NOVECTOR", "1", 1);  // it would write machine code into a file and run it
    if (VIPS_INIT(program) != 0) return false;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    for (const char* loader : {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"})
        vips_operation_block_set(loader, FALSE);
    return true;
}

Cleaned clean(std::string_view bytes) {
    Cleaned cleaned;
    const auto kind = kind_of(bytes);
    if (!kind || !is_picture(*kind)) return {HelperStatus::not_a_picture};
    if (const auto status = check_head(bytes); status != HelperStatus::done) return {status};
    const Image large = decode(bytes, large_side);
    if (!large) return cleaned;
    const Image small = shrunk(large, small_side);
    if (!small) return cleaned;
    cleaned.picture = {encode(large), encode(small), vips_image_get_width(large.get()),
                       vips_image_get_height(large.get())};
    if (!cleaned.picture.large.empty() && !cleaned.picture.small.empty()) cleaned.status = HelperStatus::done;
    return cleaned;
}

}  // namespace saolang::media
