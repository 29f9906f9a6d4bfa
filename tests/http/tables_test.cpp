// Every table of the office goes to Excel as it is filtered, under the rights of its page.

#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

struct Asked {
    std::string page;
    Role who;
    Where where;
    int status;
    std::vector<std::string> contains = {};
    std::vector<std::string> lacks = {};
};

std::string words_in(const web::Response& response) {
    const auto workbook = office::read_workbook(response.text());
    std::string words;
    if (!workbook) return words;
    for (const auto& sheet : workbook->sheets)
        for (const auto row : sheet.rows)
            for (const auto& cell : row.cells) words.append(cell.text).append("\n");
    return words;
}

TEST(Tables, GoToExcelAsFilteredUnderTheRightsOfTheirPage) {
    const auto& commune = world().signed_in(Role::commune_officer, Where::own);
    const auto& foreign = world().signed_in(Role::commune_officer, Where::foreign);
    const std::vector<Asked> rows{
        {"/quan-ly/tai-khoan?dang=xlsx", Role::province_officer, Where::everything, 200, {commune.actor.name}},
        {"/quan-ly/tai-khoan?vai-tro=auditor&dang=xlsx",
         Role::province_officer,
         Where::everything,
         200,
         {world().signed_in(Role::auditor, Where::everything).actor.name},
         {commune.actor.name}},
        {"/quan-ly/tai-khoan?dang=xlsx", Role::commune_officer, Where::own, 200, {}, {foreign.actor.name}},
        {"/quan-ly/tai-khoan?dang=xlsx", Role::auditor, Where::everything, 404},
        {"/quan-ly/bao-sai?dang=xlsx", Role::province_officer, Where::everything, 200, {world().secrets.remark}},
        {"/quan-ly/bao-sai?tinh=da-xu-ly&dang=xlsx",
         Role::province_officer,
         Where::everything,
         200,
         {},
         {world().secrets.remark}},
        {"/quan-ly/bao-sai?dang=xlsx", Role::commune_officer, Where::own, 404},
        {"/quan-ly/thay-doi?dang=xlsx", Role::auditor, Where::everything, 200, {"Lý do"}},
        {"/quan-ly/thay-doi?dang=xlsx", Role::commune_officer, Where::own, 404},
        {"/quan-ly/nghi-trung?dang=xlsx", Role::province_officer, Where::everything, 200, {"Vì sao giống"}},
        {"/quan-ly/nghi-trung?dang=xlsx", Role::auditor, Where::everything, 404},
        {"/quan-ly/sang-loc?dang=xlsx", Role::province_officer, Where::everything, 200, {"Phần mềm thấy"}},
        {"/quan-ly/sang-loc?dang=xlsx", Role::auditor, Where::everything, 404},
        {"/quan-ly/du-lieu-ca-nhan?dang=xlsx", Role::province_officer, Where::everything, 200, {"Hạn trả lời"}},
        {"/quan-ly/du-lieu-ca-nhan?dang=xlsx", Role::administrator, Where::everything, 404},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.page + " " + std::string(people::code_of(row.who)));
        const auto response = world().ask(row.page, world().signed_in(row.who, row.where).headers());
        ASSERT_EQ(response.status, row.status);
        EXPECT_EQ(response.caching, web::Caching::none);
        const auto words = words_in(response);
        for (const auto& wanted : row.contains) EXPECT_NE(words.find(wanted), std::string::npos) << wanted;
        for (const auto& never : row.lacks) EXPECT_EQ(words.find(never), std::string::npos) << never;
    }
}

}  // namespace
}  // namespace saolang::http_tests
