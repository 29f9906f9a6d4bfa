#pragma once
// The reference figures an office wrote over the shipped ones, and what is true of all of them now.

#include <mutex>

#include "advice/reference_figures.hpp"
#include "registry/site.hpp"

namespace saolang::advice {

extern const trail::Layout figure_layout;
[[nodiscard]] std::span<const trail::Layout* const> layouts();
[[nodiscard]] std::vector<trail::Invariant> invariants();

// What an office says of one figure.
struct OwnFigure {
    std::optional<Dong> low, high;  // both or neither
    std::optional<std::uint16_t> months = {};
    Date as_of = Date(0);
    std::string source = {};
};
struct StoredFigure {
    std::int64_t id = 0;
    std::string figure;                 // its id in the shipped file
    std::optional<OwnFigure> own = {};  // absent: back to the shipped one
};
[[nodiscard]] std::vector<StoredFigure> stored_figures(db::Reader& reader);
[[nodiscard]] std::optional<StoredFigure> stored_figure(db::Reader& reader, std::string_view figure);
// Adds the row or corrects the one there is; nothing: back to the shipped figure.
void put_figure(const trail::WriteContext& context, std::string_view figure, const std::optional<OwnFigure>& own);

// What its entries in the trail are called. Nothing for other records.
[[nodiscard]] std::optional<registry::PartRecord> part_record(db::Reader& reader, const trail::Subject& subject);
[[nodiscard]] registry::EntryWords part_words();

class FigureCache {
public:
    explicit FigureCache(db::Database& database) : database_(database) {}
    [[nodiscard]] std::shared_ptr<const ReferenceFigures> get();

private:
    db::Database& database_;
    std::mutex mutex_;
    std::int64_t version_ = -1;  // of the data the figures are of
    std::shared_ptr<const ReferenceFigures> figures_;
};

// Of the newest data. Quick: made anew only when the data changed.
[[nodiscard]] std::shared_ptr<const ReferenceFigures> figures_of(const registry::Site& site);

}  // namespace saolang::advice
