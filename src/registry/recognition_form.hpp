#pragma once
// What the forms of a recognition may say. Fields: `sao`, `diem`, `quyet-dinh` (a number), `qd-ngay`, `qd-co-quan`,
// `qd-chon`, `tu-ngay`, `den-ngay`, `so-giay`, `keo-dai-den`, `keo-dai-van-ban`, `ly-do`; of a withdrawal `can-cu`,
// `ngay`, `van-ban`.

#include "registry/edited.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

struct RecognitionDraft {
    Recognition recognition;
    std::optional<Decision> new_decision = {};  // to be stored with it
    std::vector<DecisionId> decisions = {};     // to choose from: several bear the number
    std::string reason = {};
};

// QĐ 26/2026, Điều 12(3): at most so many days past the term.
inline constexpr int longest_extension = 180;

// The band a score falls in (50–<70 three, 70–<90 four, 90–100 five); nothing below.
[[nodiscard]] std::optional<Star> star_of_score(Points score);

[[nodiscard]] RecognitionDraft check_recognition(web::Form& form, const Recognition& before, const Index& index,
                                                 Date today);
[[nodiscard]] web::Pairs typed_of_recognition(const trail::Record& record, const Index& index);

// The recognition with its withdrawal (QĐ 26/2026, Điều 8).
[[nodiscard]] RecognitionDraft check_withdrawal(web::Form& form, const Recognition& before);

}  // namespace saolang::registry
