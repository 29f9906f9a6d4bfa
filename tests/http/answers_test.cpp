// Who asks what, and what comes back: status, words that must and must not be there, what was written.

#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

struct Asked {
    std::string who;
    std::string target;
    int status;
    std::vector<std::string> contains;
    std::vector<std::string> lacks = {};
};

void expect_answers(const std::vector<Asked>& rows) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.who + ": " + row.target.substr(0, 200));
        const auto before = world().stored();
        const auto response = world().ask(row.target);
        EXPECT_EQ(response.status, row.status);
        for (const auto& words : row.contains) EXPECT_TRUE(holds(response, words)) << "misses " << words;
        for (const auto& words : row.lacks) EXPECT_FALSE(holds(response, words)) << "holds " << words;
        EXPECT_EQ(world().stored(), before);
    }
}

TEST(Pages, AnybodyReadsThemInVietnamese) {
    const auto& product = world().product;
    const auto& producer = world().secret_slug;
    expect_answers({
        {"anybody", "/", 200, {R"(<html lang="vi")", "Mới được công nhận", "Dữ liệu mẫu", R"(href="/en")"}},
        {"anybody", "/san-pham", 200, {"Sản phẩm OCOP", "Hạng sao", R"(rel="next")"}, {R"(rel="prev")"}},
        {"anybody", "/san-pham/" + product, 200, {"Hạng sao qua các năm", "Quyết định", "schema.org"}},
        {"anybody", "/san-pham/" + product + "/lich-su", 200, {"Lịch sử hồ sơ", "Mã băm"}},
        {"anybody", "/san-pham/" + product + "/bao-sai", 200, {"Báo thông tin sai", R"(method="post")"}},
        {"anybody", "/chu-the", 200, {"Chủ thể có sản phẩm được công nhận"}},
        {"anybody", "/chu-the/" + producer, 200, {product}},
        {"anybody", "/chu-the/" + producer + "/lich-su", 200, {"Lịch sử hồ sơ", "(thông tin riêng, không hiển thị)"}},
        {"anybody", "/so-lieu", 200, {"Thành phố Đà Nẵng", "24/11/2026"}},
        {"anybody", "/du-lieu", 200, {"Dữ liệu mở", "/du-lieu/san-pham.csv", "Từ điển dữ liệu"}},
        {"anybody", "/kieu-mau", 200, {"Bộ mẫu"}},
    });
}

TEST(Pages, AnybodyReadsThemInEnglish) {
    const auto& product = world().product;
    const auto& producer = world().secret_slug;
    expect_answers({
        {"anybody", "/en", 200, {R"(<html lang="en")", "Newly recognised", "Sample data", R"(href="/")"}},
        {"anybody", "/en/san-pham", 200, {"OCOP products", "Stars"}, {"Hạng sao"}},
        {"anybody", "/en/san-pham/" + product, 200, {"Its stars through the years"}, {"Hạng sao qua các năm"}},
        {"anybody", "/en/san-pham/" + product + "/lich-su", 200, {"History of the record"}, {"Lịch sử hồ sơ"}},
        {"anybody", "/en/san-pham/" + product + "/bao-sai", 200, {"Report wrong information"}, {"Báo thông tin sai"}},
        {"anybody", "/en/chu-the", 200, {"Producers with recognised products"}},
        {"anybody", "/en/chu-the/" + producer, 200, {"/en/san-pham/" + product}},
        {"anybody", "/en/chu-the/" + producer + "/lich-su", 200, {"(private, not shown)"}},
        {"anybody", "/en/so-lieu", 200, {"figures at the end of 24/11/2026"}},
        {"anybody", "/en/du-lieu", 200, {"Open data"}},
        {"anybody", "/en/kieu-mau", 200, {R"(<html lang="en")"}},
    });
}

TEST(Pages, WhatCannotBeReadIsAnsweredWithAPage) {
    const std::string longest(12'000, 'q');
    expect_answers({
        {"a wrong date", "/so-lieu?ngay=31/02/2023", 200, {"Không đọc được ngày “31/02/2023”", "24/11/2026"}},
        {"a wrong date", "/en/so-lieu?ngay=hello", 200, {"The date “hello” cannot be read"}},
        {"a date before all", "/so-lieu?ngay=1900-01-01", 200, {"01/01/1900"}},
        {"a date after all", "/so-lieu?ngay=9999-12-31", 200, {"31/12/9999"}},
        {"a foreign place", "/san-pham?noi=999999", 200, {"Sản phẩm OCOP"}},
        {"another province", "/san-pham?noi=01", 200, {"Không có sản phẩm nào phù hợp"}},
        {"a wrong star", "/san-pham?sao=9&sao=x", 200, {"Sản phẩm OCOP"}},
        {"a foreign group", "/san-pham?nhom=oto&loai=vua", 200, {"Sản phẩm OCOP"}},
        {"a broken cursor", "/san-pham?trang=%25%25abc", 200, {"Sản phẩm OCOP"}, {R"(rel="prev")"}},
        {"another list's cursor", "/san-pham?sao=4&trang=npEAAAAAAAAAXAM02mjtsMA", 200, {}, {R"(rel="prev")"}},
        {"a page far away", "/chu-the?trang=99999999999999999999999", 200, {"chủ thể"}},
        {"very long words", "/san-pham?q=" + longest, 200, {"Không có sản phẩm nào phù hợp"}},
        {"long marked words", "/san-pham?q=" + std::string(799, 'a') + "%E1%BA%AD", 200, {"Không có sản phẩm nào"}},
        {"many values", "/san-pham?sao=3&sao=3&sao=3&sao=4&sao=4", 200, {"Sản phẩm OCOP"}},
    });
}

TEST(Pages, WhatIsTypedIsNeverMarkup) {
    const std::string script = "%3Cscript%3Ealert(1)%3C/script%3E";
    const std::string quote = "%22%20onfocus%3D%22alert(1)";
    const std::vector<std::string> never{"<script>alert", R"(" onfocus="alert)"};
    expect_answers({
        {"script in q", "/san-pham?q=" + script, 200, {"&lt;script&gt;alert(1)"}, never},
        {"a quote in q", "/san-pham?q=" + quote, 200, {"&quot; onfocus=&quot;"}, never},
        {"script as a date", "/so-lieu?ngay=" + script, 200, {"&lt;script&gt;"}, never},
        {"script as an unknown parameter", "/san-pham?" + script + "=" + script, 200, {}, never},
        {"script as a slug", "/san-pham/" + script, 404, {}, never},
        {"script as a path", "/" + script, 404, {}, never},
        {"script in the API", "/api/v1/products?as_of=" + script, 400, {}, {"\"<script>\""}},
    });
}

TEST(Pages, TheOtherLanguageIsTheSamePageWithTheSameQuestion) {
    for (const std::string page : {"/san-pham?q=m%E1%BA%AFm&sao=4&ngay=2023-12-31",
                                   "/so-lieu?ngay=2023-12-31&dia-gioi=2025", "/chu-the?ngay=2023-12-31&trang=2"}) {
        const auto there = attributes(inside(world().ask(page).text(), R"(<a class="tongue")", ">"), "href");
        ASSERT_EQ(there.size(), 1U);
        EXPECT_EQ(there[0], "/en" + page);
        const auto back = attributes(inside(world().ask(there[0]).text(), R"(<a class="tongue")", ">"), "href");
        EXPECT_EQ(back, std::vector{page});
    }
}

TEST(Pages, WhatDoesNotExistSaysSoWithTheNumberOfTheRequest) {
    const std::vector<std::string> page{"Không tìm thấy trang này", "HTTP 404", "maso23456k"};
    const std::vector<std::string> english{"There is no such page", "maso23456k", R"(lang="en")"};
    for (const auto* path :
         {"/san-pham/khong-co", "/san-pham/khong-co/lich-su", "/san-pham/khong-co/bao-sai", "/chu-the/khong-co",
          "/chu-the/khong-co/lich-su", "/khong-co", "/san-pham/a/b/c/d", "/t/khong-co.css", "/t/fonts/khong-co.woff2",
          "/t/..%2F..%2Fetc%2Fpasswd", "/du-lieu/khong-co.csv", "/quan-ly/khong-co"}) {
        expect_answers({{"anybody", path, 404, page}, {"anybody", "/en" + std::string(path), 404, english}});
    }
}

TEST(Pages, TheWrongMethodIsToldTheRightOne) {
    for (const auto& visit : visits(world())) {
        if (world().routes().find(web::Method::post, visit.address)) continue;
        SCOPED_TRACE(visit.address);
        const auto before = world().stored();
        const auto response = world().send(visit.address, "");
        EXPECT_EQ(response.status, 405);
        EXPECT_EQ(header(response, "Allow"), "GET, HEAD");
        EXPECT_EQ(world().stored(), before);
    }
}

struct Sent {
    std::string who;
    std::string target;
    std::string form;
    int status;
    Written written;
    std::vector<std::string> contains = {};
    std::vector<std::string> lacks = {};
};

TEST(Forms, ARemarkIsStoredOnceWithItsTrailEntryAndShownToNobody) {
    const std::string page = "/san-pham/" + world().product + "/bao-sai";
    const std::string good = "ma=remark23456&noi-dung=S%E1%BA%A3n+ph%E1%BA%A9m+n%C3%A0y+4+sao&lien-he=0905777555";
    const std::vector<Sent> rows{
        {"nothing typed", page, "", 422, {}, {"Báo thông tin sai", "aria-invalid"}},
        {"too short", page, "noi-dung=a", 422, {}, {"Báo thông tin sai"}},
        {"too long", page, "noi-dung=" + std::string(3'000, 'a'), 422, {}, {"aaaa"}},
        {"script",
         page,
         "noi-dung=%3Cscript%3E&lien-he=" + std::string(200, 'x'),
         422,
         {},
         {"&lt;script&gt;"},
         {"<script>"}},
        {"in English", "/en" + page, "", 422, {}, {"Report wrong information"}},
        {"a broken escape", page, "noi-dung=%zz", 400, {}, {"maso23456k"}},
        {"a body beyond the limit", page, std::string(70'000, 'a'), 413, {}, {"maso23456k"}},
        {"of no product", "/san-pham/khong-co/bao-sai", good, 404, {}, {"maso23456k"}},
        {"a remark", page, good, 303, {1, 1}},
        {"the same again", page, good, 303, {0, 0}},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.who);
        const auto before = world().stored();
        const auto response = world().send(row.target, row.form);
        const auto after = world().stored();
        EXPECT_EQ(response.status, row.status);
        EXPECT_EQ((Written{after.rows - before.rows, after.entries - before.entries}), row.written);
        for (const auto& words : row.contains) EXPECT_TRUE(holds(response, words)) << "misses " << words;
        for (const auto& words : row.lacks) EXPECT_FALSE(holds(response, words)) << "holds " << words;
        if (row.status == 303) {
            EXPECT_EQ(header(response, "Location"), "/san-pham/" + world().product);
        }
    }
    for (const auto* after : {"", "/lich-su", "/bao-sai"}) {
        const auto response = world().ask("/san-pham/" + world().product + after);
        EXPECT_FALSE(holds(response, "0905777555"));
    }
}

TEST(Forms, AfterARemarkThePageThanksOnceAndIsKeptByNobody) {
    const std::string page = "/san-pham/" + world().product;
    const auto sent = world().send(page + "/bao-sai", "ma=remark77777&noi-dung=Sai+noi+san+xuat");
    ASSERT_EQ(sent.status, 303);
    const std::string set(header(sent, "Set-Cookie"));
    EXPECT_NE(set.find("HttpOnly"), std::string::npos);
    EXPECT_NE(set.find("SameSite="), std::string::npos);
    const auto thanks = world().ask(page, {{"cookie", set.substr(0, set.find(';'))}});
    EXPECT_TRUE(holds(thanks, "Đã nhận báo cáo của bạn"));
    EXPECT_EQ(header(thanks, "Cache-Control"), "no-store");
    EXPECT_FALSE(holds(world().ask(page), "Đã nhận báo cáo của bạn"));
    const auto foreign = set.substr(0, set.find('=')) + "=<script>alert(1)</script>";
    EXPECT_FALSE(holds(world().ask(page, {{"cookie", foreign}}), "alert(1)"));
}

TEST(Forms, WhatWasWrittenVerifies) {
    (void)world().send("/san-pham/" + world().product + "/bao-sai", "ma=remark66666&noi-dung=Sai+hang+sao");
    world().site().database.read([](db::Reader& reader) {
        EXPECT_TRUE(trail::verify_chain(reader).has_value());
        for (const auto& invariant : registry::invariants())
            EXPECT_EQ(invariant.broken(reader), std::nullopt) << invariant.name;
    });
}

}  // namespace
}  // namespace saolang::http_tests
