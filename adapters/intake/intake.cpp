#include "adapters/intake/intake.hpp"

#include "adapters/intake/cells.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/value_reader.hpp"
#include "adapters/ocds/bids_format.hpp"
#include "adapters/ocds/case.hpp"
#include "adapters/ocds/unify.hpp"
#include "adapters/sheet/grid.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <sstream>

namespace voorrang::intake {

namespace {

Diagnostic about(Code code, std::string message, std::string place, std::string help) {
    return sheet::wrong(code, std::move(message), std::move(place), std::move(help));
}

bool is_empty(const sheet::Cell& cell) { return std::holds_alternative<sheet::Empty>(cell); }

} // namespace

struct Intake::Row {
    const sheet::ReadSheet& sheet;
    const Columns& columns;
    const sheet::ReadRow& row;

    const sheet::Cell& cell(const Column& column) const { return row.cells[column.at]; }
    std::string place(const Column& column) const { return sheet.place(row.number, column.at); }
};

Draft& Intake::bids_of(const std::string& tender) {
    const auto [found, is_new] = by_tender_.emplace(tender, documents_.size());
    if (is_new) {
        Draft document = Draft::object();
        document.set("format", Draft::string(std::string(ocds::bids_format)));
        document.set("version", Draft::number("1"));
        document.set("ocid", Draft::string(tender));
        document.set("bids", Draft::list());
        documents_.emplace_back(tender, std::move(document));
    }
    return *documents_[found->second].second.find("bids");
}

Draft* Intake::find_bid(const std::string& tender, const std::string& bid) {
    const auto found = by_bid_.find({tender, bid});
    return found == by_bid_.end() ? nullptr : &bids_of(tender).members[found->second].second;
}

Result<void> Intake::add_document(json::Ref document, const std::string& source, const std::string& pointer) {
    if (const Result<void> checked = ocds::check_bids_document(document); !checked) {
        Diagnostic error = checked.error();
        error.place = ocds::place_text(source, pointer + error.place);
        return error;
    }
    const std::string place = ocds::place_text(source, pointer);
    const std::string tender(document.find("ocid")->text());
    Draft& bids = bids_of(tender);
    for (const json::Ref bid : document.find("bids")->children()) {
        const std::string id(bid.find("id")->text());
        if (!by_bid_.emplace(std::pair(tender, id), bids.members.size()).second)
            return about(Code::duplicate_record, "two records of `bid` have the identifier \"" + printable(id) + "\"",
                         place, "give each bid an `id` of its own");
        Draft draft = Draft::of(bid);
        if (const Draft* const marks = draft.find("assessments"))
            for (const auto& each : marks->members) {
                const Draft& mark = each.second;
                const auto said = [&](const char* name) {
                    const Draft* const member = mark.find(name);
                    return member == nullptr ? std::string() : member->text;
                };
                marks_.emplace(std::vector{tender, id, said("assessor"), said("criterion")}, place);
            }
        bids.add(std::move(draft));
    }
    return {};
}

Result<void> Intake::add_documents(std::string_view text, const std::string& file) {
    std::istringstream stream{std::string(text)};
    json::TextReader reader(stream);
    reader.skip_space();
    std::size_t count = 0;
    for (; reader.peek() != json::TextReader::at_end; ++count) {
        const Position begin = reader.position();
        reader.hold();
        if (const auto flaw = json::pass_value(reader))
            return json::at_position(*flaw, file, json::position_of(reader.held(), flaw->offset, begin));
        const Result<json::Tree> tree = json::parse(reader.held(), file, begin);
        if (!tree) return tree.error();
        reader.let_go();
        reader.skip_space();
        const bool alone = count == 0 && reader.peek() == json::TextReader::at_end;
        const std::string source = alone ? file : file + ":" + std::to_string(begin.line);
        if (!tree->root().is_array()) {
            if (const Result<void> added = add_document(tree->root(), source, ""); !added) return added.error();
            continue;
        }
        std::size_t index = 0;
        for (const json::Ref element : tree->root().children())
            if (const Result<void> added = add_document(element, source, "/" + std::to_string(index++)); !added)
                return added.error();
    }
    if (count > 0) return {};
    return about(Code::empty_input, "the file of bids is empty", file, "give at least one bid");
}

void Intake::fault(const Row& row, const Column& column, std::string message, std::string help) {
    faults_.push_back(about(Code::bad_cell, std::move(message), row.place(column), std::move(help)));
}

// The text of a cell that must have one.
std::optional<std::string> Intake::needed(const Row& row, Known known) {
    const Column& column = *row.columns.find(known);
    std::string text = sheet::text_of(row.cell(column));
    if (!text.empty()) return text;
    fault(row, column, "an empty cell where " + in_ticks(printable(column.heading)) + " is needed",
          "fill it in, or remove the row");
    return std::nullopt;
}

// False if something else is said there already.
bool Intake::put(const Row& row, const Column& column, Draft& place, Draft value) {
    if (place.kind == json::Kind::null) {
        place = std::move(value);
        return true;
    }
    const json::Tree before = place.tree();
    const json::Tree now = value.tree();
    if (ocds::same_value(before.root(), now.root())) return true;
    fault(row, column, "the bids say something else of " + in_ticks(printable(column.heading)) + " already",
          "correct the one or the other");
    return false;
}

bool Intake::fill(const Row& row, Draft& bid) {
    bool sound = true;
    const auto take_in = [&](const Column& column, Taken taken, bool of_bid, const std::vector<std::string>& path) {
        if (const Unfit* const unfit = std::get_if<Unfit>(&taken)) {
            fault(row, column, unfit->message, unfit->help);
            sound = false;
            return;
        }
        Draft* place = of_bid ? &bid : &bid.member("tenderer");
        for (const std::string& part : path) place = &place->member(part);
        sound = put(row, column, *place, std::move(std::get<Draft>(taken))) && sound;
    };
    for (const Column& column : row.columns.all) {
        const sheet::Cell& cell = row.cell(column);
        if (is_empty(cell)) continue;
        const auto source = row.sheet.source;
        if (!column.known) {
            Taken taken = column.list ? take_list(*column.fact, cell, column.heading, source)
                                      : take(*column.fact, column.currency, cell, column.heading, source);
            take_in(column, std::move(taken), column.of_bid, column.path);
            continue;
        }
        switch (*column.known) {
        case Known::name:
            take_in(column, take_text(cell), false, {"name"});
            break;
        case Known::price: {
            Taken amount = take_number(cell, column.heading, source, true);
            if (Draft* const number = std::get_if<Draft>(&amount)) {
                Draft money = Draft::object();
                money.set("amount", std::move(*number));
                money.set("currency", Draft::string(*column.currency));
                amount = std::move(money);
            }
            take_in(column, std::move(amount), true, {"price"});
            break;
        }
        case Known::submitted:
            take_in(column, take_time(cell, column.heading), true, {"submitted"});
            break;
        case Known::status:
            take_in(column, take_text(cell), true, {"status"});
            break;
        case Known::lots:
            take_in(column, take_names(cell), true, {"lots"});
            break;
        default: // by which the row was found
            break;
        }
    }
    return sound;
}

void Intake::add_new_bid(const Row& row) {
    const auto tender = needed(row, Known::tender);
    const auto id = needed(row, Known::bid);
    const auto supplier = needed(row, Known::supplier);
    if (!tender || !id || !supplier) return;
    const Column& column = *row.columns.find(Known::bid);
    if (by_bid_.contains({*tender, *id})) {
        const auto before = places_.find({*tender, *id});
        return fault(row, column,
                     "the bid " + in_ticks(printable(*id)) + " of " + in_ticks(printable(*tender)) + " stands twice",
                     before == places_.end()
                         ? "it is in the bids already; give each one an identifier of its own"
                         : "it is in " + before->second + " already; give each one an identifier of its own");
    }
    Draft bid = Draft::object();
    bid.set("id", Draft::string(*id));
    bid.set("tenderer", Draft::object());
    bid.member("tenderer").set("id", Draft::string(*supplier));
    fill(row, bid);
    Draft& bids = bids_of(*tender);
    by_bid_.emplace(std::pair(*tender, *id), bids.members.size());
    places_.emplace(std::pair(*tender, *id), row.place(column));
    bids.add(std::move(bid));
}

void Intake::add_to_bids(const Row& row, std::map<std::string, std::string>& seen) {
    const auto supplier = needed(row, Known::supplier);
    if (!supplier) return;
    const Column& column = *row.columns.find(Known::supplier);
    const auto [before, is_new] = seen.emplace(*supplier, row.place(column));
    if (!is_new)
        return fault(row, column, "the supplier " + in_ticks(printable(*supplier)) + " stands twice",
                     "it is in " + before->second + " already; put all that is known of it in one row");
    bool any = false;
    for (auto& [tender, document] : documents_)
        for (auto& [_, bid] : document.find("bids")->members) {
            const Draft* const tenderer = bid.find("tenderer");
            const Draft* const id = tenderer == nullptr ? nullptr : tenderer->find("id");
            if (id == nullptr || id->text != *supplier) continue;
            any = true;
            if (!fill(row, bid)) return;
        }
    if (!any)
        fault(row, column, "no bid is of the supplier " + in_ticks(printable(*supplier)),
              "give the bids as a FILE, or add the columns `tender` and `bid`");
}

void Intake::add_suppliers(const sheet::ReadSheet& sheet) {
    const Result<Columns> columns = supplier_columns(sheet, schema_);
    if (!columns) {
        faults_.push_back(columns.error());
        return;
    }
    std::map<std::string, std::string> seen;
    for (const sheet::ReadRow& each : sheet.rows) {
        const Row row{sheet, *columns, each};
        columns->find(Known::bid) != nullptr ? add_new_bid(row) : add_to_bids(row, seen);
    }
}

void Intake::add_assessments(const sheet::ReadSheet& sheet) {
    const Result<Columns> columns = assessment_columns(sheet);
    if (!columns) {
        faults_.push_back(columns.error());
        return;
    }
    for (const sheet::ReadRow& each : sheet.rows) {
        const Row row{sheet, *columns, each};
        const auto tender = needed(row, Known::tender);
        const auto id = needed(row, Known::bid);
        const auto assessor = needed(row, Known::assessor);
        const auto criterion = needed(row, Known::criterion);
        if (!tender || !id || !assessor || !criterion) continue;
        Draft* const bid = find_bid(*tender, *id);
        if (bid == nullptr) {
            const bool known = by_tender_.contains(*tender);
            fault(row, *columns->find(known ? Known::bid : Known::tender),
                  known ? "the tender " + in_ticks(printable(*tender)) + " has no bid " + in_ticks(printable(*id))
                        : "there are no bids for the tender " + in_ticks(printable(*tender)),
                  "give the bids as a FILE, or with --suppliers");
            continue;
        }
        const Column& points = *columns->find(Known::points);
        const auto [before, is_new] =
            marks_.emplace(std::vector{*tender, *id, *assessor, *criterion}, row.place(points));
        if (!is_new) {
            fault(row, points,
                  in_ticks(printable(*assessor)) + " gave " + in_ticks(printable(*id)) + " points for " +
                      in_ticks(printable(*criterion)) + " twice",
                  "the others are in " + before->second);
            continue;
        }
        Draft mark = Draft::object();
        mark.set("criterion", Draft::string(*criterion));
        mark.set("assessor", Draft::string(*assessor));
        if (!is_empty(row.cell(points))) {
            Taken taken = take_number(row.cell(points), points.heading, sheet.source, false);
            if (const Unfit* const unfit = std::get_if<Unfit>(&taken)) {
                fault(row, points, unfit->message, unfit->help);
                continue;
            }
            mark.set("score", std::move(std::get<Draft>(taken)));
        }
        Draft& marks = bid->member("assessments");
        if (marks.kind != json::Kind::array) marks = Draft::list();
        marks.add(std::move(mark));
    }
}

std::vector<json::Tree> Intake::documents() const {
    std::vector<json::Tree> trees;
    for (const auto& [_, document] : documents_) trees.push_back(document.tree());
    return trees;
}

} // namespace voorrang::intake
