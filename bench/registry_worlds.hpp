#pragma once
// Registries of any size for the benchmarks of the registry: composed names, real places, four in five recognised
// today.

#include <algorithm>
#include <array>
#include <chrono>
#include <random>

#include <fmt/format.h>

#include "registry/selection.hpp"

namespace saolang::bench {

inline const Date today = *Date::from_civil(2024, 3, 1);

class World {
public:
    explicit World(std::size_t products) {
        const auto& gazetteer = places::Gazetteer::shipped();
        const auto province = *gazetteer.find("49", today);
        for (const auto unit : gazetteer.list(places::Level::commune, today, province)) {
            places_.push_back({gazetteer[unit].code, gazetteer[unit].valid.from});
        }
        registry::Tables tables;
        for (std::size_t i = 0; i < decisions; ++i) tables.decisions.push_back(decision(i));
        for (std::size_t i = 0; i < products * 4 / 5 + 1; ++i) tables.producers.push_back(producer(i + 1));
        for (std::size_t i = 0; i < products; ++i) {
            tables.products.push_back(product(i + 1, tables.producers.size()));
            if (random_() % 5 != 0) tables.recognitions.push_back(recognition(i + 1));
        }
        const auto start = std::chrono::steady_clock::now();
        index = registry::build_index(std::move(tables), gazetteer, 1);
        build_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    }

    std::shared_ptr<const registry::Index> index;
    double build_seconds = 0;

private:
    template <std::size_t n>
    std::string_view any(const std::array<std::string_view, n>& words) {
        return words[random_() % n];
    }
    std::string person() {
        constexpr std::array<std::string_view, 10> family{"Nguyễn", "Trần", "Lê",   "Phạm", "Huỳnh",
                                                          "Phan",   "Võ",   "Đặng", "Bùi",  "Đỗ"};
        constexpr std::array<std::string_view, 24> given{
            "An",   "Bình", "Châu", "Dũng", "Đức", "Hà",   "Hạnh",  "Hòa", "Hồng", "Hương", "Khánh", "Lan",
            "Liên", "Long", "Mai",  "Minh", "Nga", "Phúc", "Quỳnh", "Sơn", "Thảo", "Trang", "Vân",   "Xuân"};
        return fmt::format("{} {} {}", any(family), any(given), any(given));
    }
    // A made-up brand: some thousands of different syllables, as names bring them.
    std::string brand() {
        constexpr std::array<std::string_view, 20> heads{"b", "c", "ch", "d",  "đ",  "g", "h", "k",  "kh", "l",
                                                         "m", "n", "ng", "nh", "ph", "r", "s", "th", "tr", "v"};
        constexpr std::array<std::string_view, 24> tails{"á",  "à",  "ao", "ấn",  "ang", "ăng", "ạch",  "e",
                                                         "én", "ệt", "ia", "inh", "ỉ",   "o",   "óc",   "ông",
                                                         "ơi", "ờm", "u",  "úc",  "ưng", "ược", "uyên", "y"};
        constexpr std::array<std::string_view, 8> ends{"", "", "", "", "ra", "ko", "fa", "vina"};
        return fmt::format("{}{}{} {}{}", any(heads), any(tails), any(ends), any(heads), any(tails));
    }
    registry::Producer producer(std::size_t number) {
        constexpr std::array<std::string_view, 5> beginnings{"HTX Nông nghiệp", "Tổ hợp tác", "Công ty TNHH",
                                                             "Hộ kinh doanh", "Cơ sở sản xuất"};
        const std::size_t kind = random_() % 5;
        registry::Producer made;
        made.id = registry::ProducerId{static_cast<std::int64_t>(number)};
        made.code = fmt::format("c{}", number);
        made.slug = fmt::format("chu-the-{}", number);
        made.name = fmt::format("{} {}", beginnings[kind], random_() % 3 == 0 ? brand() : person());
        made.kind = registry::producer_kinds[kind == 3 ? 4 : kind];
        made.place = places_[random_() % places_.size()];
        return made;
    }
    registry::Product product(std::size_t number, std::size_t producers) {
        constexpr std::array<std::string_view, 28> goods{
            "Nước mắm",      "Mắm nêm",  "Bánh tráng",   "Bún khô",          "Đậu phộng",        "Dầu phộng",
            "Trà mướp đắng", "Rượu gạo", "Mật ong",      "Tiêu rừng",        "Nấm linh chi",     "Tinh dầu quế",
            "Sâm Ngọc Linh", "Cà phê",   "Gạo lứt",      "Chả bò",           "Thịt heo gác bếp", "Cá cơm khô",
            "Tranh tre",     "Thổ cẩm",  "Gốm Thanh Hà", "Lụa Mã Châu",      "Măng khô",         "Chuối sấy",
            "Mít sấy",       "Bột nghệ", "Đũa gỗ",       "Du lịch làng nghề"};
        constexpr std::array<std::string_view, 12> manners{"truyền thống", "nguyên chất", "hữu cơ",     "đặc biệt",
                                                           "thượng hạng",  "sấy lạnh",    "gia truyền", "túi lọc",
                                                           "hộp quà",      "vị cay",      "loại một",   "mùa mới"};
        registry::Product made;
        made.id = registry::ProductId{static_cast<std::int64_t>(number)};
        made.code = fmt::format("p{}", number);
        made.slug = fmt::format("san-pham-{}", number);
        made.name = fmt::format("{} {} {}", any(goods), any(manners), random_() % 2 == 0 ? person() : brand());
        made.producer = registry::ProducerId{static_cast<std::int64_t>(1 + random_() % producers)};
        made.group = registry::product_groups[random_() % 6];
        return made;
    }
    // One a month, the newest first.
    static constexpr std::size_t decisions = 33;
    static registry::Decision decision(std::size_t number) {
        return {registry::DecisionId{static_cast<std::int64_t>(number) + 1}, fmt::format("{}/QĐ-UBND", number + 1),
                today.plus_days(-static_cast<int>(number * 1'000 / decisions)), "UBND tỉnh"};
    }
    registry::Recognition recognition(std::size_t number) {
        registry::Recognition made;
        made.id = registry::RecognitionId{static_cast<std::int64_t>(number)};
        made.product = registry::ProductId{static_cast<std::int64_t>(number)};
        made.star = registry::Star::of(random_() % 6 == 0 ? 4 : 3);
        made.valid_from = today.plus_days(-static_cast<int>(random_() % 1'000));
        const auto age = static_cast<std::size_t>(today.days() - made.valid_from->days());
        made.decision = registry::DecisionId{static_cast<std::int64_t>(age * decisions / 1'000 + 1)};
        made.confidence = registry::Confidence::sample;
        return made;
    }

    std::mt19937 random_{20240301};
    std::vector<registry::PlaceKey> places_;
};

struct Times {
    double p50, p99;
};

// Of one call each, in microseconds of the processor: waiting behind other programs of the machine is not counted.
template <class Calls, class Call>
Times time_calls(const Calls& calls, const Call& call) {
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
    };
    std::vector<double> times;
    for (const auto& one : calls) {
        const double start = now();
        call(one);
        times.push_back(now() - start);
    }
    std::ranges::sort(times);
    return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

}  // namespace saolang::bench
