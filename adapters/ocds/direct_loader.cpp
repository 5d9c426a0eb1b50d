#include "adapters/ocds/direct_loader.hpp"

#include <utility>

namespace voorrang::ocds {

using graph::FactId;

DirectLoader::DirectLoader(const graph::Schema& schema, const std::optional<graph::Pointer>& case_id)
    : schema_(schema), any_name_(case_id.has_value()), table_(FieldTable::of(schema, case_id)) {
    for (FactId fact = 0; fact < schema.facts.size(); ++fact) facts_.push_back(plan_of(schema, fact));
    for (const graph::Entity& entity : schema.entities)
        if (entity.identifier) facts_[*entity.identifier].identifies = true;
}

bool DirectLoader::load(std::string_view document, engine::FactsBuilder& builder) {
    // Of larger ones the values must be counted.
    constexpr std::size_t most_bytes = 8'000'000;
    if (!table_ || document.size() > most_bytes) return false;
    builder_ = &builder;
    builder.begin_case({});
    if (!read_document(document)) {
        builder.abandon_case();
        return false;
    }
    builder.name_case(name_);
    return builder.end_case().has_value();
}

bool DirectLoader::read_document(std::string_view document) {
    cursor_ = json::Cursor(document);
    named_ = false;
    way_.clear();
    way_begin_ = 0;
    cursor_.skip_space();
    if (cursor_.peek() != '{' || !read(0)) return false;
    cursor_.skip_space();
    return cursor_.at_end() && named_;
}

bool DirectLoader::read(std::uint32_t index) {
    if (index == FieldTable::none) return cursor_.skip();
    if (index == FieldTable::refused) return false;
    Place& place = table_->places[index];
    switch (place.kind) {
    case FieldTable::Kind::passed_over:
        return cursor_.skip();
    case FieldTable::Kind::fact:
        return read_fact(place.facts.front());
    case FieldTable::Kind::keys:
        return read_keys(place);
    case FieldTable::Kind::list:
        return read_list(table_->lists[place.lists.front()]);
    case FieldTable::Kind::mixed:
        return read_mixed(place);
    }
    return false;
}

// A place of several meanings is read once for each.
bool DirectLoader::read_mixed(Place& place) {
    const char* const begin = cursor_.at();
    const auto again = [&] {
        cursor_.go_to(begin);
        return true;
    };
    for (const FactId fact : place.facts)
        if (!(again() && read_fact(fact))) return false;
    for (const std::uint32_t list : place.lists)
        if (!(again() && read_list(table_->lists[list]))) return false;
    if (place.each != FieldTable::none && !(again() && read_each(place))) return false;
    if (place.names_case && !(again() && read_name())) return false;
    if (place.chooses && !(again() && read_choice(*has_))) return false;
    return place.keys.empty() || (again() && read_keys(place));
}

bool DirectLoader::read_keys(Place& place) {
    switch (cursor_.peek()) {
    case '{':
        return read_members(place);
    case '[':
        return read_indexed(place);
    default:
        return cursor_.word("null");
    }
}

bool DirectLoader::is_here(const FieldTable::Key& key) const {
    const auto left = static_cast<std::size_t>(cursor_.end() - cursor_.at());
    const std::size_t size = key.quoted.size();
    if (left < 8 || left < size) return left >= size && std::memcmp(cursor_.at(), key.quoted.data(), size) == 0;
    std::uint64_t head = 0;
    std::memcpy(&head, cursor_.at(), 8);
    return (head & key.mask) == key.head &&
           (size <= 8 || std::memcmp(cursor_.at() + 8, key.quoted.data() + 8, size - 8) == 0);
}

// Mostly the key that followed the one before it last time. Null for one that stands there twice, and for too many.
const FieldTable::Key* DirectLoader::next_key(Place& place, std::uint32_t& previous, std::uint64_t& seen) {
    constexpr std::uint32_t at_begin = FieldTable::most_keys;
    std::uint32_t& guess = previous == at_begin ? place.first : place.keys[previous].next;
    std::size_t found = guess;
    if (found >= place.keys.size() || !is_here(place.keys[found])) {
        found = 0;
        while (found < place.keys.size() && !is_here(place.keys[found])) ++found;
    }
    if (found == place.keys.size()) {
        std::string_view name;
        if (found == FieldTable::most_keys || !cursor_.key(name)) return nullptr;
        guess = static_cast<std::uint32_t>(found);
        place.keys.push_back(field_key(name, FieldTable::none));
    } else {
        if ((seen >> found & 1) != 0) return nullptr;
        guess = static_cast<std::uint32_t>(found);
        cursor_.go_to(cursor_.at() + place.keys[found].quoted.size());
    }
    seen |= std::uint64_t{1} << found;
    previous = static_cast<std::uint32_t>(found);
    return &place.keys[found];
}

bool DirectLoader::read_members(Place& place) {
    // Keys that are met but not wanted are remembered, within bounds.
    constexpr std::size_t many = FieldTable::most_keys * 3 / 4;
    if (place.keys.size() > many) place.keys.resize(place.wanted);
    std::uint32_t previous = FieldTable::most_keys, below = FieldTable::none;
    std::uint64_t seen = 0;
    const auto read_key = [&] {
        const FieldTable::Key* const key = next_key(place, previous, seen);
        if (key) below = key->place;
        return key != nullptr;
    };
    return cursor_.members(read_key, [&] { return read(below); });
}

// Keys that are indexes of an array: /tenderers/0/id. The array must not be asked for members.
bool DirectLoader::read_indexed(Place& place) {
    for (std::size_t i = 0; i < place.wanted; ++i)
        if (!place.keys[i].index) return false;
    std::uint32_t index = 0;
    return cursor_.elements([&] {
        std::uint32_t below = FieldTable::none;
        for (std::size_t i = 0; i < place.wanted; ++i)
            if (place.keys[i].index == index) below = place.keys[i].place;
        ++index;
        return read(below);
    });
}

bool DirectLoader::read_each(Place& place) {
    if (cursor_.peek() == 'n') return cursor_.word("null");
    if (cursor_.peek() != '[') return false;
    for (const graph::EntityId entity : place.starred) builder_->begin_list(entity);
    way_.push_back(0);
    const bool read_all = cursor_.elements([&] {
        const bool read_one = read(place.each);
        ++way_.back();
        return read_one;
    });
    way_.pop_back();
    return read_all;
}

bool DirectLoader::read_list(const FieldTable::List& list) {
    if (cursor_.peek() == 'n') return cursor_.word("null");
    if (cursor_.peek() != '[' && !list.starred) return false;
    builder_->begin_list(list.entity);
    if (cursor_.peek() != '[') return read_element(list, engine::no_index);
    std::uint32_t index = 0;
    return cursor_.elements([&] { return read_element(list, index++); });
}

// Where elements are chosen, each is looked at before it is read.
bool DirectLoader::read_element(const FieldTable::List& list, std::uint32_t index) {
    if (list.chosen_by == FieldTable::none) return read_row(list, index);
    const char* const begin = cursor_.at();
    has_ = &schema_.entities[list.entity].has;
    kept_ = false;
    if (!read(list.chosen_by)) return false;
    if (!kept_) return true;
    cursor_.go_to(begin);
    return read_row(list, index);
}

bool DirectLoader::read_row(const FieldTable::List& list, std::uint32_t index) {
    if (!list.starred) {
        builder_->begin_row(list.entity, index);
    } else {
        way_.push_back(index);
        builder_->begin_row(list.entity, std::span(way_).subspan(way_begin_));
        way_.pop_back();
    }
    const std::size_t outer = std::exchange(way_begin_, way_.size());
    const bool read_all = read(list.element);
    way_begin_ = outer;
    return read_all;
}

bool DirectLoader::read_choice(std::string_view has) {
    if (cursor_.peek() == 'n') return cursor_.word("null");
    return cursor_.elements([&] {
        if (cursor_.peek() != '"') return cursor_.skip();
        std::string_view text;
        if (!cursor_.text(text)) return false;
        kept_ = kept_ || text == has;
        return true;
    });
}

bool DirectLoader::read_name() {
    std::string_view name;
    if (any_name_ && cursor_.peek() != '"') {
        json::NumberToken number;
        if (!cursor_.number(number)) return false;
        name = number.text;
    } else if (!cursor_.text(name)) {
        return false;
    }
    name_ = name;
    named_ = !name.empty();
    return named_;
}

} // namespace voorrang::ocds
