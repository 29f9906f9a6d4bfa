#pragma once
// A ZIP file in memory, read as a stream under limits: what it says it unpacks to, and what it really does.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "office/workbook.hpp"

namespace saolang::office {

class Package {
public:
    // `bytes` must outlive the package. Refuses bombs by their declared sizes, encrypted parts and broken files.
    [[nodiscard]] static Result<Package, FileProblem> open(std::string_view bytes, const Limits& limits);

    [[nodiscard]] bool has(std::string_view part) const;
    [[nodiscard]] std::vector<std::string> parts() const;

    // The part in pieces; `take` returns false when it has enough. Names are compared without case, as Excel does.
    [[nodiscard]] Result<void, FileProblem> read(std::string_view part,
                                                 const std::function<bool(std::string_view)>& take) const;

private:
    struct Close {
        void operator()(void* archive) const;
    };
    explicit Package(void* archive) : archive_(archive) {}
    std::unique_ptr<void, Close> archive_;
};

}  // namespace saolang::office
