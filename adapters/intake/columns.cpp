#include "adapters/intake/columns.hpp"

#include "adapters/intake/draft.hpp"
#include "adapters/ocds/bids_format.hpp"
#include "adapters/sheet/grid.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/value/currency.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace voorrang::intake {

namespace {

using sheet::ReadSheet;

struct Name {
    std::string_view heading;
    Known known;
};
// The first of each is that of the manual.
constexpr std::array<Name, 13> of_suppliers{{{"tender", Known::tender},
                                             {"aanbesteding", Known::tender},
                                             {"bid", Known::bid},
                                             {"inschrijving", Known::bid},
                                             {"id", Known::supplier},
                                             {"name", Known::name},
                                             {"naam", Known::name},
                                             {"price", Known::price},
                                             {"prijs", Known::price},
                                             {"submitted", Known::submitted},
                                             {"ingediend", Known::submitted},
                                             {"status", Known::status},
                                             {"lots", Known::lots}}};
constexpr std::array<Name, 10> of_assessments{{{"tender", Known::tender},
                                               {"aanbesteding", Known::tender},
                                               {"bid", Known::bid},
                                               {"inschrijving", Known::bid},
                                               {"assessor", Known::assessor},
                                               {"beoordelaar", Known::assessor},
                                               {"criterion", Known::criterion},
                                               {"criterium", Known::criterion},
                                               {"points", Known::points},
                                               {"punten", Known::points}}};

// "CO2 level" and "co2_level" are the same heading.
std::string plain(std::string_view heading) {
    std::string text;
    for (const char c : sheet::trimmed(heading)) {
        if (c >= 'A' && c <= 'Z')
            text += static_cast<char>(c - 'A' + 'a');
        else
            text += c == ' ' ? '_' : c;
    }
    return text;
}

Diagnostic bad_column(const ReadSheet& sheet, std::size_t column, std::string message, std::string help) {
    return sheet::wrong(Code::bad_columns, std::move(message), sheet.place(sheet.head_row, column), std::move(help));
}

// Headings apart from their currencies.
Result<Columns> split(const ReadSheet& sheet) {
    Columns columns;
    for (std::size_t at = 0; at < sheet.head.size(); ++at) {
        std::string heading = sheet.head[at];
        if (heading.empty() || heading.starts_with('#')) continue;
        Column column{heading, at, {}, {}, nullptr, false, false, {}};
        if (const std::size_t open = heading.rfind('('); open != std::string::npos && heading.ends_with(')')) {
            const std::string code = heading.substr(open + 1, heading.size() - open - 2);
            if (!parse_currency(code))
                return bad_column(sheet, at, "no currency of ISO 4217: " + in_ticks(printable(code)),
                                  "write its three capital letters, such as (EUR)");
            column.currency = code;
            column.heading = sheet::trimmed(std::string_view(heading).substr(0, open));
        }
        columns.all.push_back(std::move(column));
    }
    return columns;
}

std::optional<Known> known_by(std::span<const Name> names, const std::string& heading) {
    const std::string text = plain(heading);
    const auto found = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.heading == text; });
    return found == names.end() ? std::nullopt : std::optional(found->known);
}

// Two headings may be names of one column.
Result<void> check_doubles(const ReadSheet& sheet, const Columns& columns) {
    for (const Column& column : columns.all) {
        const auto same = [&](const Column& other) {
            return other.at < column.at && other.known == column.known && other.fact == column.fact &&
                   other.path == column.path;
        };
        const auto before = std::find_if(columns.all.begin(), columns.all.end(), same);
        if (before != columns.all.end())
            return bad_column(sheet, column.at,
                              in_ticks(printable(column.heading)) + " says the same as " +
                                  in_ticks(printable(before->heading)),
                              "remove one of the two columns");
    }
    return {};
}

Result<void> need(const ReadSheet& sheet, const Columns& columns, Known known, std::string_view name) {
    if (columns.find(known) != nullptr) return {};
    return sheet::wrong(Code::bad_columns, "there is no column " + in_ticks(name),
                        sheet.place(sheet.head_row, sheet.head.size()),
                        "write " + in_ticks(name) + " as the heading of the column that has it");
}

// A place that a document of bids has; nothing else may stand in one.
bool fits(const Column& column) {
    Draft bid = Draft::object();
    bid.set("id", Draft::string("b"));
    bid.set("tenderer", Draft::object());
    bid.member("tenderer").set("id", Draft::string("t"));
    Draft* place = column.of_bid ? &bid : &bid.member("tenderer");
    for (const std::string& part : column.path) place = &place->member(part);
    Draft document = Draft::object();
    document.set("format", Draft::string(std::string(ocds::bids_format)));
    document.set("version", Draft::number("1"));
    document.set("ocid", Draft::string("o"));
    document.set("bids", Draft::list());
    document.member("bids").add(std::move(bid));
    return ocds::check_bids_document(document.tree().root()).has_value();
}

// The facts that a policy has of suppliers and of bids, each under the names by which a heading may call it.
class Facts {
  public:
    explicit Facts(const graph::Schema& schema) : schema_(schema) {
        for (graph::EntityId id = 0; id < schema.entities.size(); ++id) {
            const graph::Entity& entity = schema.entities[id];
            if (id == graph::the_case || entity.parent != graph::the_case) continue;
            const std::string source = to_text(entity.source);
            if (source == "/parties" && (!entity.where || entity.has == "tenderer")) take(id, entity.name, false);
            if (source == "/bids/details") take(id, entity.name, true);
        }
    }

    // The columns that a heading may mean.
    std::vector<Column> find(const std::string& heading) const {
        std::vector<Column> found;
        const auto [begin, end] = by_name_.equal_range(plain(heading));
        for (auto at = begin; at != end; ++at) {
            const auto same = [&](const Column& other) {
                return other.of_bid == at->second.of_bid && other.path == at->second.path;
            };
            if (std::none_of(found.begin(), found.end(), same)) found.push_back(at->second);
        }
        return found;
    }

    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (const auto& [name, _] : by_name_) names.push_back(name);
        return names;
    }

  private:
    void take(graph::EntityId id, const std::string& record, bool of_bid) {
        for (const graph::Fact& fact : schema_.facts) {
            if (fact.entity == id && !fact.holder && fact.reading != graph::Reading::reference)
                add(fact, fact.path, record, fact.source.parts, of_bid, false);
            const graph::Entity& list = schema_.entities[fact.entity];
            if (fact.entity != graph::the_case && list.parent == id && fact.path.empty() && fact.source.parts.empty())
                add(fact, list.path, record, list.source.parts, of_bid, true);
        }
    }

    void add(const graph::Fact& fact, const std::string& path, const std::string& record,
             const std::vector<std::string>& parts, bool of_bid, bool list) {
        Column column{"", 0, {}, {}, &fact, of_bid, list, parts};
        std::string dotted;
        for (const std::string& part : parts) {
            if (part == "*" || part.find_first_not_of("0123456789") == std::string::npos) return;
            dotted += (dotted.empty() ? "" : ".") + part;
        }
        if (parts.empty() || !fits(column)) return;
        by_name_.emplace(plain(path), column);
        by_name_.emplace(plain(record + "." + path), column);
        by_name_.emplace(plain(dotted), column);
        if (of_bid) by_name_.emplace(plain("bid." + dotted), column);
    }

    const graph::Schema& schema_;
    std::multimap<std::string, Column> by_name_;
};

Result<void> check_currency(const ReadSheet& sheet, const Column& column) {
    const bool money =
        column.known == Known::price || (column.fact != nullptr && column.fact->reading == graph::Reading::money);
    if (column.currency && !money)
        return bad_column(sheet, column.at, in_ticks(printable(column.heading)) + " is no amount of money",
                          "leave out the currency");
    const bool takes_over = column.fact != nullptr && column.fact->currency;
    if (money && !column.currency && !takes_over)
        return bad_column(sheet, column.at, in_ticks(printable(column.heading)) + " is an amount without a currency",
                          "write the currency in the heading: " + in_ticks(printable(column.heading) + " (EUR)"));
    return {};
}

} // namespace

const Column* Columns::find(Known known) const {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Column& column) { return column.known == known; });
    return found == all.end() ? nullptr : &*found;
}

Result<Columns> supplier_columns(const ReadSheet& sheet, const graph::Schema* schema) {
    Result<Columns> columns = split(sheet);
    if (!columns) return columns;
    std::optional<Facts> facts;
    if (schema != nullptr) facts.emplace(*schema);
    for (Column& column : columns->all) {
        column.known = known_by(of_suppliers, column.heading);
        const std::string called = in_ticks(printable(column.heading));
        if (!column.known && !facts)
            return bad_column(sheet, column.at, "without a policy it can't be told what " + called + " is",
                              "name one with --policy; a heading that begins with `#` leaves the column out");
        if (!column.known) {
            std::vector<Column> found = facts->find(column.heading);
            if (found.empty()) {
                const auto near = suggest(plain(column.heading), facts->names());
                return bad_column(sheet, column.at, "the policy reads no fact " + called + " of a supplier or a bid",
                                  near ? "did you mean " + in_ticks(*near) + "?"
                                       : "a heading that begins with `#` leaves the column out");
            }
            if (found.size() > 1)
                return bad_column(sheet, column.at, called + " may be of the supplier or of the bid",
                                  "write the name of the record before it, and a point: " +
                                      in_ticks("bid." + printable(column.heading)));
            found.front().heading = column.heading;
            found.front().at = column.at;
            found.front().currency = column.currency;
            column = std::move(found.front());
        }
        if (const Result<void> checked = check_currency(sheet, column); !checked) return checked.error();
    }
    if (const Result<void> there = need(sheet, *columns, Known::supplier, "id"); !there) return there.error();
    const Column* const tender = columns->find(Known::tender);
    const Column* const bid = columns->find(Known::bid);
    if (bid != nullptr && tender == nullptr)
        if (const Result<void> there = need(sheet, *columns, Known::tender, "tender"); !there) return there.error();
    if (bid == nullptr && tender != nullptr)
        if (const Result<void> there = need(sheet, *columns, Known::bid, "bid"); !there) return there.error();
    for (const Column& column : columns->all) {
        const bool about_bid = column.of_bid || (column.known && column.known >= Known::price);
        if (about_bid && bid == nullptr)
            return bad_column(sheet, column.at,
                              in_ticks(printable(column.heading)) + " is of a bid, and there is no column `bid`",
                              "add the columns `tender` and `bid`");
    }
    if (const Result<void> checked = check_doubles(sheet, *columns); !checked) return checked.error();
    return columns;
}

Result<Columns> assessment_columns(const ReadSheet& sheet) {
    Result<Columns> columns = split(sheet);
    if (!columns) return columns;
    for (Column& column : columns->all) {
        column.known = known_by(of_assessments, column.heading);
        if (column.known) continue;
        std::vector<std::string> names;
        for (const Name& name : of_assessments) names.emplace_back(name.heading);
        const auto near = suggest(plain(column.heading), names);
        return bad_column(sheet, column.at, "assessments have no " + in_ticks(printable(column.heading)),
                          near ? "did you mean " + in_ticks(*near) + "?"
                               : "a heading that begins with `#` leaves the column out");
    }
    constexpr std::array<Name, 5> needed{{{"tender", Known::tender},
                                          {"bid", Known::bid},
                                          {"assessor", Known::assessor},
                                          {"criterion", Known::criterion},
                                          {"points", Known::points}}};
    for (const Name& name : needed)
        if (const Result<void> there = need(sheet, *columns, name.known, name.heading); !there) return there.error();
    if (const Result<void> checked = check_doubles(sheet, *columns); !checked) return checked.error();
    return columns;
}

} // namespace voorrang::intake
