#include "adapters/personal/set_apart.hpp"

#include "adapters/json/write.hpp"
#include "adapters/personal/keep_apart.hpp"
#include "adapters/personal/token.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace voorrang::personal {

using json::Ref;

namespace {

constexpr std::array<std::string_view, 3> persons{"contactPoint", "persones", "beneficialOwners"};
constexpr std::array<std::string_view, 6> of_persons{"name",      "email",         "telephone",
                                                     "faxNumber", "streetAddress", "postalCode"};

bool is_among(const auto& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What is known of a place in the document.
struct Known {
    Walk personal, asked_for;
    bool of_person = false;     // in an object that tells of a person
    bool of_identifier = false; // in the identifier of a person
};

class Copy {
  public:
    // What is to be written in the place of a personal value; nothing: neither it nor its key.
    using Instead = std::function<std::optional<std::string>(Ref value)>;

    Copy(const PersonalPlaces& places, Form form, Instead instead)
        : places_(places), form_(form), instead_(std::move(instead)) {}

    json::Tree of(Ref document) {
        if (form_ == Form::release)
            write(document, {Walk(places_.personal), Walk(places_.asked_for)});
        else
            write(document, inside({"bids", "details", "*"}));
        return out_.take();
    }

  private:
    Known inside(std::initializer_list<std::string_view> parts) const {
        return {Walk(places_.personal, parts), Walk(places_.asked_for, parts)};
    }

    void write(Ref value, const Known& known) {
        if (value.is_object()) {
            out_.begin_object();
            for (const Ref member : value.children()) write_member(member, known);
            out_.end();
        } else if (value.is_array()) {
            out_.begin_array();
            std::size_t index = 0;
            for (const Ref element : value.children()) {
                auto [is_personal, personal] = known.personal.at(index, element);
                auto [is_asked, asked_for] = known.asked_for.at(index, element);
                ++index;
                if (is_personal && !element.is_null())
                    write_instead(std::nullopt, element);
                else
                    write(element, {std::move(personal), std::move(asked_for), known.of_person, known.of_identifier});
            }
            out_.end();
        } else {
            out_.copy(value);
        }
    }

    void write_member(Ref member, const Known& known) {
        const std::string_view key = member.key();
        auto [is_personal, personal] = known.personal.at(member);
        auto [is_asked, asked_for] = known.asked_for.at(member);
        const bool of_field =
            known.of_person && (is_among(of_persons, key) || (known.of_identifier && key == "id")) && !is_asked;
        const bool plain = member.is_string() || member.is_number();
        if ((is_personal && !member.is_null()) || (of_field && plain)) return write_instead(key, member);
        out_.key(key);
        // The bidder of a bid stands among the parties.
        if (form_ == Form::bid && depth_ == 0 && key == "tenderer")
            return write_below(member, inside({"parties", "*"}));
        write_below(member, {std::move(personal), std::move(asked_for), known.of_person || is_among(persons, key),
                             known.of_person && key == "identifier"});
    }

    void write_below(Ref value, const Known& known) {
        ++depth_;
        write(value, known);
        --depth_;
    }

    void write_instead(std::optional<std::string_view> key, Ref value) {
        const std::optional<std::string> text = instead_(value);
        if (!text) return;
        if (key) out_.key(*key);
        out_.string(*text);
    }

    const PersonalPlaces& places_;
    Form form_;
    Instead instead_;
    json::TreeBuilder out_;
    int depth_ = 0;
};

bool is_personal(const check::Field& field) { return field.personal; }

bool is_asked_for(const check::Field& field) {
    const bool list = field.type.kind == check::Kind::list && field.type.element;
    const check::Type& type = list ? *field.type.element : field.type;
    return !field.personal && (field.by || type.kind != check::Kind::record);
}

} // namespace

PersonalPlaces::PersonalPlaces(const check::Policy& policy)
    : personal(policy, is_personal), asked_for(policy, is_asked_for) {}

Result<json::Tree> set_apart(store::Writer& writer, const std::string& tender, const PersonalPlaces& places,
                             Ref document, Form form) {
    Result<void> kept;
    Copy copy(places, form, [&](Ref value) -> std::optional<std::string> {
        // It was set apart before: what comes in has none (without_tokens).
        if (value.is_string() && is_token(value.text())) return std::string(value.text());
        Result<std::string> token = keep_apart(writer, tender, json::canonical(value));
        if (token) return std::move(*token);
        kept = token.error();
        return std::nullopt;
    });
    json::Tree tree = copy.of(document);
    if (!kept) return kept.error();
    return tree;
}

json::Tree left_out(const PersonalPlaces& places, Ref document, Form form) {
    return Copy(places, form, [](Ref) { return std::nullopt; }).of(document);
}

Result<void> without_tokens(Ref document, const std::string& pointer) {
    if (document.is_string() && find_token(document.text()) != std::string_view::npos)
        return Diagnostic{Code::bad_body,
                          "this text has the form of what stands for personal data",
                          std::nullopt,
                          pointer,
                          {},
                          "write something else than `personal:` and 64 hexadecimal digits"};
    std::size_t index = 0;
    for (const Ref each : document.children()) {
        std::string below = pointer;
        graph::append_part(below, document.is_array() ? std::to_string(index++) : std::string(each.key()));
        if (const Result<void> fine = without_tokens(each, below); !fine) return fine;
    }
    return {};
}

} // namespace voorrang::personal
