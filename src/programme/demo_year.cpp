#include "programme/demo_year.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/number.hpp"
#include "evidence/store.hpp"
#include "programme/ledger.hpp"
#include "registry/demo_plan.hpp"

namespace saolang::programme {

namespace {

const Date unit_day = *Date::from_civil(2024, 6, 30);  // the files name units by their codes of that day

[[noreturn]] void not_entered(std::string_view file, const std::string& named) {
    throw std::logic_error(fmt::format("the reference year names what is not entered yet: {} {}", file, named));
}

std::string code_of(const Kind& kind, std::int64_t number) {
    std::string code(kind.name);
    std::ranges::replace(code, '_', '-');
    return fmt::format("{}-{}", code, number);
}

std::string_view paper_of(const Kind* kind) {
    if (kind == nullptr) return "van-ban.pdf";  // of a decision
    switch (kind->id) {
        case KindId::commitment:
            return "cam-ket.pdf";
        case KindId::lab_test:
            return "phieu-kiem-nghiem.pdf";
        case KindId::standard:
        case KindId::zone:
            return "giay-chung-nhan.pdf";
        case KindId::sales_point:
        case KindId::point_visit:
            return "anh-diem-ban.png";
        case KindId::plan:
        case KindId::organisation_step:
            return "van-ban.pdf";
        default:
            return "bien-ban.pdf";
    }
}

// The sample papers, on the disk before a row names them; by name.
using Papers = std::map<std::string_view, evidence::StoredUpload>;
Papers keep_papers(const std::string& files) {
    Papers papers;
    for (const std::string_view name : {"cam-ket.pdf", "phieu-kiem-nghiem.pdf", "giay-chung-nhan.pdf", "van-ban.pdf",
                                        "bien-ban.pdf", "anh-diem-ban.png"}) {
        const auto& file = embedded_file(fmt::format("data/reference_year/papers/{}", name));
        auto stored = evidence::store_upload(files, evidence::Kind::scan,
                                             {"", fmt::format("mau-{}", name), "", std::string(file.bytes)});
        if (!stored) throw std::runtime_error(fmt::format("data/reference_year/papers/{}", name));
        papers.emplace(name, *std::move(stored));
    }
    return papers;
}

struct DecisionPaper {
    std::size_t decision;  // position in the plan
    Date entered;
};
std::vector<DecisionPaper> decision_papers() {
    const auto& decisions = registry::demo_plan().decisions;
    auto rows = parse_shipped_csv(embedded_file("data/reference_year/year/decision_papers.csv").bytes);
    std::vector<DecisionPaper> papers;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto found = std::ranges::find(decisions, rows[i][0], &registry::DemoDecision::id);
        const auto entered = parse_iso_date(rows[i][1]);
        if (found == decisions.end() || !entered) throw std::runtime_error("decision_papers.csv: " + rows[i][0]);
        papers.push_back({static_cast<std::size_t>(found - decisions.begin()), *entered});
    }
    return papers;
}

class Year : public std::enable_shared_from_this<Year> {
public:
    Year(const places::Gazetteer& gazetteer, Papers papers, DemoYearWritten& written)
        : gazetteer_(gazetteer), papers_(std::move(papers)), written_(written) {
        for (const auto* kind : kinds()) std::ranges::move(demo_lines(*kind), std::back_inserter(lines_));
        const auto& lives = registry::demo_plan().lives;
        for (const auto& life : lives) producers_.emplace(life.producer, producers_.size());
    }

    [[nodiscard]] std::vector<registry::DemoEntry> entries(const std::shared_ptr<const registry::DemoIds>& ids) {
        ids_ = ids;
        std::map<std::tuple<Date, KindId, std::string>, std::vector<Act>> acts;
        for (const auto& line : lines_) {
            acts[{line.entered, line.kind->id, line.by}].push_back({&line, Act::What::enter});
            if (!line.paper.empty()) acts[{line.proved, line.kind->id, line.by}].push_back({&line, Act::What::prove});
        }
        const auto& papers = decision_papers();
        std::vector<registry::DemoEntry> made;
        made.reserve(acts.size() + papers.size());
        for (auto& [key, each] : acts) made.push_back(entry(key, std::move(each)));
        for (const auto& paper : papers) made.push_back(entry(paper));
        return made;
    }

private:
    struct Act {
        const DemoLine* line;
        enum class What : std::uint8_t { enter, prove } what;
    };

    // Each kind has its quarter of an hour after nine, parts after what they are parts of.
    [[nodiscard]] static Moment moment(Date day, std::size_t kind, std::string_view by) {
        const auto district = number_in<int>(by).value_or(0);
        return registry::demo_moment(day, 60 + static_cast<int>(kind) * 15 + district % 15);
    }

    [[nodiscard]] registry::DemoEntry entry(const std::tuple<Date, KindId, std::string>& key, std::vector<Act> acts) {
        const auto& [day, id, by] = key;
        return {moment(day, static_cast<std::size_t>(id), by), registry::demo_account(gazetteer_, by, day),
                fmt::format("Dữ liệu mẫu: {}", kind_of(id).many.vi),
                [self = shared_from_this(), acts = std::move(acts)](const WriteContext& context) {
                    for (const auto& act : acts)
                        act.what == Act::What::enter ? self->enter(context, *act.line)
                                                     : self->prove(context, *act.line);
                }};
    }

    [[nodiscard]] registry::DemoEntry entry(const DecisionPaper& paper) {
        return {moment(paper.entered, kind_count, "tinh"), registry::demo_account(gazetteer_, "tinh", paper.entered),
                "Dữ liệu mẫu: quét quyết định",
                [self = shared_from_this(), decision = paper.decision](const WriteContext& context) {
                    const auto id = static_cast<std::int64_t>(self->ids_->decisions[decision]);
                    self->add_paper(context, nullptr, {"decision", id}, "Quyết định công nhận (mẫu)");
                }};
    }

    void enter(const WriteContext& context, const DemoLine& line) {
        Values values(line.values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            if (line.values[i]) values[i] = stored(line.kind->fields[i], *line.values[i]);
        auto& id = records_[{line.kind->id, line.number}];
        if (id != 0) return correct_record(context, *line.kind, id, values);
        id = add_record(context, *line.kind, values, code_of(*line.kind, line.number)).id;
        ++written_.records;
    }

    void prove(const WriteContext& context, const DemoLine& line) {
        add_paper(context, line.kind, {std::string(line.kind->name), record(line.kind->id, line.number)}, line.paper);
    }

    void add_paper(const WriteContext& context, const Kind* kind, const trail::Subject& subject,
                   const std::string& title) {
        const evidence::NewEvidence paper{
            .code = fmt::format("evidence-{}", ++written_.papers), .subject = subject, .title = title};
        if (!evidence::add_evidence(context, paper, papers_.at(paper_of(kind))))
            throw std::logic_error(fmt::format("no paper can prove {} {}", subject.kind, subject.id));
    }

    [[nodiscard]] std::string stored(const Field& field, const std::string& text) const {
        switch (field.holds) {
            case Holds::product:
                return id_in(ids_->products, number_of(text) - 1, text);
            case Holds::producer:
                return id_in(ids_->producers, producers_.at(static_cast<std::uint32_t>(number_of(text))), text);
            case Holds::decision: {
                const auto& decisions = registry::demo_plan().decisions;
                const auto found = std::ranges::find(decisions, text, &registry::DemoDecision::id);
                return id_in(ids_->decisions, static_cast<std::size_t>(found - decisions.begin()), text);
            }
            case Holds::record:
                return std::to_string(record(*field.of, static_cast<std::int64_t>(number_of(text))));
            case Holds::unit:
                return unit_key(gazetteer_.find(text, unit_day).value(), gazetteer_);
            default:
                return text;
        }
    }

    [[nodiscard]] std::int64_t record(KindId kind, std::int64_t number) const {
        const auto found = records_.find({kind, number});
        if (found == records_.end()) not_entered(kind_of(kind).name, std::to_string(number));
        return found->second;
    }
    [[nodiscard]] static std::size_t number_of(const std::string& text) { return number_in<std::size_t>(text).value(); }
    template <class Id>
    [[nodiscard]] static std::string id_in(const std::vector<Id>& ids, std::size_t at, const std::string& text) {
        const auto id = static_cast<std::int64_t>(ids.at(at));
        if (id == 0) not_entered("products.csv, decisions.csv", text);
        return std::to_string(id);
    }

    const places::Gazetteer& gazetteer_;
    const Papers papers_;
    DemoYearWritten& written_;
    std::shared_ptr<const registry::DemoIds> ids_;
    std::vector<DemoLine> lines_;
    std::map<std::uint32_t, std::size_t> producers_;  // position by number in products.csv
    std::map<std::pair<KindId, std::int64_t>, std::int64_t> records_;
};

}  // namespace

DemoYearWritten write_demo_year(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products,
                                const std::string& files, Moment now, const Randomness& random) {
    if (database.version() != 0) throw std::logic_error("the reference year is written into an empty database alone");
    DemoYearWritten written;
    registry::DemoMore more;
    if (products == 0 || products >= registry::demo_plan().lives.size())
        more = [year = std::make_shared<Year>(gazetteer, keep_papers(files), written)](
                   const std::shared_ptr<const registry::DemoIds>& ids) { return year->entries(ids); };
    written.registry = registry::write_demo(database, gazetteer, products, now, random, more);
    return written;
}

}  // namespace saolang::programme
