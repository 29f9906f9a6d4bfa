#include "evidence/upload.hpp"

namespace saolang::evidence {

namespace {

Refused refused(media::Refusal why) {
    switch (why) {
        case media::Refusal::not_a_picture:
            return Refused::other_kind;
        case media::Refusal::too_many_pixels:
            return Refused::too_many_pixels;
        case media::Refusal::damaged:
            return Refused::damaged;
        case media::Refusal::too_much_work:
            return Refused::too_much_work;
        case media::Refusal::busy:
            return Refused::busy;
        case media::Refusal::no_helper:
            break;
    }
    return Refused::no_helper;
}

bool may_be(Kind kind, media::FileKind file) {
    using media::FileKind;
    switch (kind) {
        case Kind::picture:
            return media::is_picture(file);
        case Kind::scan:
            return file == FileKind::pdf || file == FileKind::jpeg || file == FileKind::png;
        case Kind::document:
            break;
    }
    return file == FileKind::pdf;
}

}  // namespace

web::Word words_of(Refused why) {
    switch (why) {
        case Refused::empty:
            return {"Hãy chọn một tệp.", "Please choose a file."};
        case Refused::other_kind:
            return {"Tệp không thuộc loại nhận được: ảnh JPEG, PNG, WebP; bản quét JPEG, PNG, PDF; văn bản PDF.",
                    "The file is of no kind we take: pictures JPEG, PNG, WebP; scans JPEG, PNG, PDF; documents PDF."};
        case Refused::too_many_pixels:
            return {
                "Ảnh quá lớn (hơn 50 triệu điểm ảnh); hãy thu nhỏ rồi gửi lại.",
                "The picture is too large (more than 50 million pixels); please make it smaller and send it again."};
        case Refused::damaged:
            return {"Ảnh bị hỏng hoặc chưa tải lên hết; hãy chọn lại ảnh rồi gửi.",
                    "The picture is damaged or did not arrive whole; please choose it again and send it."};
        case Refused::too_much_work:
            return {"Ảnh quá phức tạp nên không xử lý được; hãy lưu lại thành JPEG rồi gửi.",
                    "The picture is too complex to be processed; please save it as JPEG and send that."};
        case Refused::busy:
            return {"Máy chủ đang xử lý nhiều ảnh; vui lòng gửi lại sau ít phút.",
                    "The server is working on many pictures; please send it again in a few minutes."};
        case Refused::no_helper:
            break;
    }
    return {"Máy chủ chưa xử lý được ảnh; vui lòng báo người quản trị.",
            "The server cannot process pictures now; please tell its operator."};
}

Result<StoredUpload, Refused> store_upload(const std::string& folder, Kind kind, const web::UploadedFile& sent,
                                           const media::Helper& helper) {
    if (sent.bytes.empty()) return fail(Refused::empty);
    const auto file_kind = media::kind_of(sent.bytes);
    if (!file_kind || !may_be(kind, *file_kind)) return fail(Refused::other_kind);
    StoredUpload stored{kind};
    if (kind != Kind::picture) {
        stored.original = Stored{db::keep_file(folder, sent.bytes), *file_kind, sent.name};
        return stored;
    }
    const auto cleaned = media::clean_picture(sent.bytes, helper);
    if (!cleaned) return fail(refused(cleaned.error()));
    stored.large = Stored{db::keep_file(folder, cleaned->large), media::FileKind::webp, sent.name};
    stored.small = Stored{db::keep_file(folder, cleaned->small), media::FileKind::webp, ""};
    stored.width = cleaned->width;
    stored.height = cleaned->height;
    return stored;
}

}  // namespace saolang::evidence
