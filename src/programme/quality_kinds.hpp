#pragma once
// What proves safety and quality: food-safety commitments, inspections, standards and brands, laboratory tests; and
// what ties a product to its place: raw-material zones, local material and labour.

#include "programme/kind.hpp"

namespace saolang::programme {

namespace commitment {
inline constexpr std::array fields{
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    Field{"signed_on", {"Ngày ký", "Signed on"}, Holds::date, true},
    Field{"body", {"Cơ quan tiếp nhận", "Received by"}, Holds::text, true},
    Field{"number", {"Số bản cam kết", "Number"}, Holds::text},
    // The last day; three years after signing where the body states none.
    hinted({"valid_to", {"Có hiệu lực đến hết ngày", "In force until"}, Holds::date, true},
           {"Để trống: đủ ba năm kể từ ngày ký.", "Empty: three years from the signing."}),
    by_office({"ended_on", {"Ngày chấm dứt trước hạn", "Ended early on"}, Holds::date}),
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto signed_on = at(fields, "signed_on");
inline constexpr auto body = at(fields, "body");
inline constexpr auto number = at(fields, "number");
inline constexpr auto valid_to = at(fields, "valid_to");
inline constexpr auto ended_on = at(fields, "ended_on");
inline constexpr auto note = at(fields, "note");
inline constexpr std::array named_by{producer, signed_on};
inline constexpr std::array key{producer, signed_on};
inline constexpr Kind kind{.id = KindId::commitment,
                           .name = "commitment",
                           .segment = "cam-ket",
                           .one = {"cam kết an toàn thực phẩm", "food-safety commitment"},
                           .many = {"Cam kết an toàn thực phẩm", "Food-safety commitments"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = signed_on,
                           .ends = valid_to,
                           .ended = ended_on,
                           .filled = Filled::by_producer_too};
}  // namespace commitment

namespace inspection {
inline constexpr std::array outcomes{
    Option{"kept", {"chấp hành tốt", "kept"}},
    Option{"breach", {"có vi phạm", "breach"}},
    Option{"serious", {"vi phạm nghiêm trọng", "serious breach"}},
};
inline constexpr std::array fields{
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    Field{"commitment", {"Cam kết", "Commitment"}, Holds::record, false, {}, KindId::commitment},
    Field{"on_day", {"Ngày kiểm tra", "On"}, Holds::date, true},
    Field{"body", {"Cơ quan kiểm tra", "Inspected by"}, Holds::text, true},
    Field{"outcome", {"Kết quả", "Outcome"}, Holds::choice, true, outcomes},
    Field{"fixed_on", {"Ngày khắc phục xong", "Put right on"}, Holds::date},
    Field{"note", {"Nội dung", "What was found"}, Holds::lines},
};
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto commitment = at(fields, "commitment");
inline constexpr auto on_day = at(fields, "on_day");
inline constexpr auto body = at(fields, "body");
inline constexpr auto outcome = at(fields, "outcome");
inline constexpr auto fixed_on = at(fields, "fixed_on");
inline constexpr auto note = at(fields, "note");
inline constexpr auto kept = at(outcomes, "kept");
inline constexpr auto breach = at(outcomes, "breach");
inline constexpr auto serious = at(outcomes, "serious");
inline constexpr std::array named_by{producer, on_day};
inline constexpr std::array key{producer, on_day};
inline constexpr Kind kind{.id = KindId::inspection,
                           .name = "inspection",
                           .segment = "kiem-tra-attp",
                           .one = {"lần kiểm tra", "inspection"},
                           .many = {"Kiểm tra an toàn thực phẩm", "Food-safety inspections"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = on_day};
}  // namespace inspection

namespace standard {
inline constexpr std::array schemes{
    Option{"attp", {"Cơ sở đủ điều kiện an toàn thực phẩm", "Food-safety eligibility certificate"}},
    Option{"vietgap", {"VietGAP", "VietGAP"}},
    Option{"globalgap", {"GlobalGAP", "GlobalGAP"}},
    Option{"organic", {"Hữu cơ", "Organic"}},
    Option{"gmp", {"GMP", "GMP"}},
    Option{"haccp", {"HACCP", "HACCP"}},
    Option{"iso_22000", {"ISO 22000", "ISO 22000"}},
    Option{"fssc_22000", {"FSSC 22000", "FSSC 22000"}},
    Option{"iso_9001", {"ISO 9001", "ISO 9001"}},
    Option{"halal", {"Halal", "Halal"}},
    Option{"trademark", {"Nhãn hiệu", "Trademark"}},
    Option{"collective_mark", {"Nhãn hiệu tập thể, chứng nhận", "Collective or certification mark"}},
    Option{"geographical_indication", {"Chỉ dẫn địa lý", "Geographical indication"}},
    Option{"barcode", {"Mã số, mã vạch", "Barcode"}},
    Option{"other", {"Khác", "Other"}},
};
inline constexpr std::array fields{
    Field{"producer", {"Chủ thể", "Producer"}, Holds::producer, true},
    Field{"product", {"Sản phẩm", "Product"}, Holds::product},
    Field{"scheme", {"Loại", "Scheme"}, Holds::choice, true, schemes},
    Field{"number", {"Số giấy", "Number"}, Holds::text, true},
    Field{"issuer", {"Cơ quan cấp", "Issued by"}, Holds::text, true},
    Field{"scope", {"Phạm vi", "Scope"}, Holds::text},
    Field{"valid_from", {"Ngày cấp", "Valid from"}, Holds::date, true},
    Field{"valid_to", {"Có hiệu lực đến hết ngày", "Valid to"}, Holds::date},
    Field{"next_surveillance", {"Giám sát kế tiếp", "Next surveillance"}, Holds::date},
    by_office({"withdrawn_on", {"Ngày bị thu hồi", "Withdrawn on"}, Holds::date}),
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto producer = at(fields, "producer");
inline constexpr auto product = at(fields, "product");
inline constexpr auto scheme = at(fields, "scheme");
inline constexpr auto number = at(fields, "number");
inline constexpr auto issuer = at(fields, "issuer");
inline constexpr auto scope = at(fields, "scope");
inline constexpr auto valid_from = at(fields, "valid_from");
inline constexpr auto valid_to = at(fields, "valid_to");
inline constexpr auto next_surveillance = at(fields, "next_surveillance");
inline constexpr auto withdrawn_on = at(fields, "withdrawn_on");
inline constexpr auto attp = at(schemes, "attp");
inline constexpr auto gmp = at(schemes, "gmp");
inline constexpr auto haccp = at(schemes, "haccp");
inline constexpr auto iso_22000 = at(schemes, "iso_22000");
inline constexpr auto fssc_22000 = at(schemes, "fssc_22000");
inline constexpr std::array named_by{scheme, number, producer};
inline constexpr std::array key{producer, scheme, number};
inline constexpr Kind kind{.id = KindId::standard,
                           .name = "standard",
                           .segment = "tieu-chuan",
                           .one = {"tiêu chuẩn, nhãn hiệu", "standard or brand"},
                           .many = {"Tiêu chuẩn, nhãn hiệu", "Standards and brands"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = valid_from,
                           .ends = valid_to,
                           .ended = withdrawn_on,
                           .filled = Filled::by_producer_too};
}  // namespace standard

namespace lab_test {
inline constexpr std::array outcomes{
    Option{"passed", {"đạt", "passed"}},
    Option{"failed", {"không đạt", "failed"}},
};
inline constexpr std::array fields{
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"laboratory", {"Phòng kiểm nghiệm", "Laboratory"}, Holds::text, true},
    Field{"number", {"Số phiếu", "Number"}, Holds::text, true},
    Field{"sampled_on", {"Ngày lấy mẫu", "Sampled on"}, Holds::date},
    Field{"issued_on", {"Ngày cấp phiếu", "Issued on"}, Holds::date, true},
    Field{"tested_for", {"Chỉ tiêu kiểm nghiệm", "Tested for"}, Holds::lines},
    Field{"outcome", {"Kết quả", "Outcome"}, Holds::choice, true, outcomes},
};
inline constexpr auto product = at(fields, "product");
inline constexpr auto laboratory = at(fields, "laboratory");
inline constexpr auto number = at(fields, "number");
inline constexpr auto issued_on = at(fields, "issued_on");
inline constexpr auto outcome = at(fields, "outcome");
inline constexpr std::array named_by{number, product};
inline constexpr std::array key{product, number};
inline constexpr Kind kind{.id = KindId::lab_test,
                           .name = "lab_test",
                           .segment = "kiem-nghiem",
                           .one = {"phiếu kiểm nghiệm", "laboratory test"},
                           .many = {"Kiểm nghiệm", "Laboratory tests"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = issued_on,
                           .filled = Filled::by_producer_too};
}  // namespace lab_test

namespace zone {
inline constexpr std::array fields{
    Field{"name", {"Tên vùng", "Name"}, Holds::text, true},
    Field{"zone_code", {"Mã số vùng trồng, vùng nuôi", "Code of the growing area"}, Holds::text},
    Field{"unit", {"Địa bàn", "Place"}, Holds::unit, true},
    Field{"crop", {"Cây trồng, vật nuôi", "Crop or animal"}, Holds::text, true},
    Field{"hectares", {"Diện tích (ha)", "Area (ha)"}, Holds::decimal},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến ngày", "To"}, Holds::date},
    Field{"position", {"Vị trí", "Position"}, Holds::position},
    Field{"note", {"Ghi chú", "Note"}, Holds::lines},
};
inline constexpr auto name = at(fields, "name");
inline constexpr auto zone_code = at(fields, "zone_code");
inline constexpr auto unit = at(fields, "unit");
inline constexpr auto crop = at(fields, "crop");
inline constexpr auto hectares = at(fields, "hectares");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr std::array named_by{name, zone_code};
inline constexpr std::array key{name, unit};
inline constexpr Kind kind{.id = KindId::zone,
                           .name = "zone",
                           .segment = "vung-nguyen-lieu",
                           .one = {"vùng nguyên liệu", "raw-material zone"},
                           .many = {"Vùng nguyên liệu", "Raw-material zones"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .ends = to_day,
                           .seen_by_all = true};
}  // namespace zone

namespace zone_supply {
inline constexpr std::array fields{
    Field{"zone", {"Vùng nguyên liệu", "Zone"}, Holds::record, true, {}, KindId::zone},
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"contract", {"Số hợp đồng", "Contract"}, Holds::text, false, {}, {}, true},
    Field{"from_day", {"Từ ngày", "From"}, Holds::date, true},
    Field{"to_day", {"Đến ngày", "To"}, Holds::date},
    Field{"share", {"Tỷ lệ nguyên liệu (%)", "Share of the material (%)"}, Holds::decimal},
};
inline constexpr auto zone = at(fields, "zone");
inline constexpr auto product = at(fields, "product");
inline constexpr auto from_day = at(fields, "from_day");
inline constexpr auto to_day = at(fields, "to_day");
inline constexpr auto share = at(fields, "share");
inline constexpr std::array named_by{zone, product};
inline constexpr std::array key{zone, product, from_day};
inline constexpr Kind kind{.id = KindId::zone_supply,
                           .name = "zone_supply",
                           .segment = "cung-ung-nguyen-lieu",
                           .one = {"cung ứng nguyên liệu", "supply of material"},
                           .many = {"Cung ứng nguyên liệu", "Supply of material"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = from_day,
                           .ends = to_day,
                           .part_of = zone};
}  // namespace zone_supply

namespace local_strength {
inline constexpr std::array papers{
    Option{"none_needed", {"không thuộc diện", "none needed"}},
    Option{"registered", {"đăng ký môi trường", "environmental registration"}},
    Option{"licence", {"giấy phép môi trường", "environmental licence"}},
    Option{"commitment", {"cam kết bảo vệ môi trường", "environmental commitment"}},
    Option{"missing", {"chưa có", "missing"}},
};
inline constexpr std::array fields{
    Field{"product", {"Sản phẩm", "Product"}, Holds::product, true},
    Field{"on_day", {"Ngày ghi nhận", "As of"}, Holds::date, true},
    Field{"local_material", {"Nguyên liệu trong tỉnh (%)", "Material from the province (%)"}, Holds::decimal},
    Field{"workers", {"Số lao động", "Workers"}, Holds::number},
    Field{"local_workers", {"Lao động tại địa phương", "Local workers"}, Holds::number},
    Field{"women_workers", {"Lao động nữ", "Women workers"}, Holds::number},
    Field{"environment", {"Giấy tờ môi trường", "Environment paper"}, Holds::choice, false, papers},
    Field{"environment_number", {"Số giấy tờ môi trường", "Number of the paper"}, Holds::text},
};
inline constexpr auto product = at(fields, "product");
inline constexpr auto on_day = at(fields, "on_day");
inline constexpr auto local_material = at(fields, "local_material");
inline constexpr auto workers = at(fields, "workers");
inline constexpr auto local_workers = at(fields, "local_workers");
inline constexpr auto environment = at(fields, "environment");
inline constexpr std::array named_by{product, on_day};
inline constexpr std::array key{product, on_day};
inline constexpr Kind kind{.id = KindId::local_strength,
                           .name = "local_strength",
                           .segment = "noi-luc",
                           .one = {"nguyên liệu, lao động địa phương", "local material and labour"},
                           .many = {"Nguyên liệu, lao động, môi trường", "Local material, labour, environment"},
                           .fields = fields,
                           .named_by = named_by,
                           .key = key,
                           .begins = on_day,
                           .filled = Filled::by_producer_too};
}  // namespace local_strength

}  // namespace saolang::programme
