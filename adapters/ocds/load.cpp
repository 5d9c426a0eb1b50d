#include "adapters/ocds/load.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/ocds/follow.hpp"
#include "adapters/ocds/read_value.hpp"

#include <algorithm>
#include <utility>

namespace voorrang::ocds {

using graph::EntityId;
using graph::FactId;
using json::Ref;

namespace {

// The row that is being read, and those in which it stands. Its pointer is only put together when an error needs it.
struct Row {
    const Row* parent;
    const graph::Pointer* source;
    Indexes indexes; // of each `*`, then in the array at the end
    Ref value;

    std::string pointer() const {
        if (!parent) return "";
        std::string text = parent->pointer() + pointer_text(*source, source->parts.size(), indexes);
        const auto stars = static_cast<std::size_t>(std::ranges::count(source->parts, "*"));
        if (indexes.size() > stars && indexes.back() != engine::no_index)
            graph::append_part(text, std::to_string(indexes.back()));
        return text;
    }
};

class CaseLoad {
  public:
    CaseLoad(const Case& document, const graph::Schema& schema, const engine::Layout& layout,
             const std::vector<std::uint8_t>& identifies, engine::FactsBuilder& builder)
        : document_(document), schema_(schema), layout_(layout), identifies_(identifies), builder_(builder) {}

    Result<void> run() {
        builder_.begin_case(document_.ocid);
        if (!read_row(graph::the_case, {nullptr, nullptr, {}, document_.document.root()})) {
            builder_.abandon_case();
            return std::move(*error_);
        }
        Result<void> ended = builder_.end_case();
        if (!ended.has_error()) return ended;
        Diagnostic error = ended.error();
        error.place = place_of(document_, error.place);
        return error;
    }

  private:
    // All of these return false after an error.
    bool read_row(EntityId entity, const Row& row);
    bool read_fact(FactId fact, const Row& row);
    bool read_list(EntityId entity, const Row& parent);
    bool read_elements(EntityId entity, const Row& parent, Ref array, const Indexes& way);
    bool read_element(EntityId entity, const Row& row);
    std::optional<bool> is_kept(EntityId entity, const Row& row);

    bool barred(const std::string& what, const Barrier& barrier, const Row& row);
    bool misread(const graph::Fact& fact, const Misread& misread, Ref value, const std::string& pointer);
    bool fail(Code code, std::string message, const std::string& pointer, std::string help);

    const Case& document_;
    const graph::Schema& schema_;
    const engine::Layout& layout_;
    const std::vector<std::uint8_t>& identifies_;
    engine::FactsBuilder& builder_;
    std::optional<Diagnostic> error_;
};

bool CaseLoad::read_row(EntityId entity, const Row& row) {
    for (const FactId fact : layout_.facts[entity])
        if (!read_fact(fact, row)) return false;
    for (const EntityId list : layout_.lists[entity])
        if (!read_list(list, row)) return false;
    return true;
}

bool CaseLoad::read_fact(FactId id, const Row& row) {
    const graph::Fact& fact = schema_.facts[id];
    bool set = false;
    Follower follower(fact.source);
    const bool went = follower.follow(row.value, [&](Ref value, const Indexes& indexes) {
        if (value.is_null()) return true;
        const auto pointer = [&] {
            return row.pointer() + pointer_text(fact.source, fact.source.parts.size(), indexes);
        };
        if (std::exchange(set, true))
            return fail(Code::fact_type, "`" + fact.name + "` must be one value, but there are several", pointer(),
                        "the policy reads a single value at " + graph::to_text(fact.source));
        auto outcome = read_value(fact, value, identifies_[id]);
        if (const Misread* problem = std::get_if<Misread>(&outcome)) return misread(fact, *problem, value, pointer());
        builder_.set(id, std::get<Value>(outcome));
        return true;
    });
    return went || (error_ ? false : barred(fact.name, *follower.barrier(), row));
}

bool CaseLoad::read_list(EntityId entity, const Row& parent) {
    const graph::Entity& described = schema_.entities[entity];
    if (described.source.parts.empty()) return true; // not read from documents
    const bool starred = std::ranges::count(described.source.parts, "*") > 0;
    // Rows are told apart in the builder by where they came from, so they must come in one go for each parent.
    Follower follower(described.source);
    const bool went = follower.follow(parent.value, [&](Ref value, const Indexes& indexes) {
        if (value.is_null()) return true;
        builder_.begin_list(entity);
        if (value.is_array()) return read_elements(entity, parent, value, indexes);
        if (!starred)
            return fail(Code::fact_type, "`" + described.name + "` must be a list, but is " + json::describe(value),
                        parent.pointer() + graph::to_text(described.source), "write it in brackets: [ … ]");
        Indexes way = indexes;
        way.push_back(engine::no_index);
        return read_element(entity, {&parent, &described.source, std::move(way), value});
    });
    if (went && starred && follower.way().in_array) builder_.begin_list(entity);
    return went || (error_ ? false : barred(described.name, *follower.barrier(), parent));
}

bool CaseLoad::read_elements(EntityId entity, const Row& parent, Ref array, const Indexes& way) {
    std::uint32_t index = 0;
    for (const Ref element : array.children()) {
        Row row{&parent, &schema_.entities[entity].source, way, element};
        row.indexes.push_back(index++);
        if (!read_element(entity, row)) return false;
    }
    return true;
}

bool CaseLoad::read_element(EntityId entity, const Row& row) {
    const auto kept = is_kept(entity, row);
    if (!kept) return false;
    if (!*kept) return true;
    if (row.indexes.size() == 1)
        builder_.begin_row(entity, row.indexes.front());
    else
        builder_.begin_row(entity, row.indexes);
    return read_row(entity, row);
}

// Whether the element passes the filter of its list; nothing after an error.
std::optional<bool> CaseLoad::is_kept(EntityId entity, const Row& row) {
    const graph::Entity& described = schema_.entities[entity];
    if (!described.where) return true;
    bool kept = false;
    Follower follower(*described.where);
    const bool went = follower.follow(row.value, [&](Ref value, const Indexes& indexes) {
        if (value.is_null()) return true;
        if (!value.is_array())
            return fail(Code::fact_type,
                        "`" + described.name + "` is chosen by what this list has, but it is " + json::describe(value),
                        row.pointer() + pointer_text(*described.where, described.where->parts.size(), indexes),
                        "write it in brackets: [ \"" + described.has + "\" ]");
        for (const Ref element : value.children())
            kept = kept || (element.is_string() && element.text() == described.has);
        return true;
    });
    if (went) return kept;
    if (!error_) barred(described.name, *follower.barrier(), row);
    return std::nullopt;
}

bool CaseLoad::barred(const std::string& what, const Barrier& barrier, const Row& row) {
    return fail(Code::fact_type,
                std::string(barrier.list_wanted ? "a list" : "an object") + " must stand here, for `" + what +
                    "`, but it is " + json::describe_kind(barrier.found),
                row.pointer() + barrier.pointer,
                barrier.list_wanted          ? "write it in brackets: [ … ]"
                : barrier.pointer == "/bids" ? "OCDS has the bids within it: \"bids\": { \"details\": [ … ] }"
                                             : "write it in braces: { … }");
}

// A personal fact is not repeated in a message.
bool CaseLoad::misread(const graph::Fact& fact, const Misread& misread, Ref value, const std::string& pointer) {
    const Ref found = misread.found.value_or(value);
    return fail(misread.code,
                "`" + fact.name + "` " + misread.must + ", but is " +
                    (fact.personal ? json::describe_kind(found) : json::describe(found)),
                pointer + misread.below, misread.help);
}

bool CaseLoad::fail(Code code, std::string message, const std::string& pointer, std::string help) {
    error_ = Diagnostic{code, std::move(message), std::nullopt, place_of(document_, pointer), {}, std::move(help)};
    return false;
}

} // namespace

Loader::Loader(const graph::Schema& schema) : schema_(schema), layout_(schema), identifies_(schema.facts.size()) {
    for (const graph::Entity& entity : schema.entities)
        if (entity.identifier) identifies_[*entity.identifier] = true;
}

Result<void> Loader::load(const Case& document, engine::FactsBuilder& builder) const {
    return CaseLoad(document, schema_, layout_, identifies_, builder).run();
}

Result<void> load(const Case& document, const graph::Schema& schema, engine::FactsBuilder& builder) {
    return Loader(schema).load(document, builder);
}

} // namespace voorrang::ocds
