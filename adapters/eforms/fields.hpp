// Ways into a notice: elements by their names, one below the other.
#pragma once

#include "adapters/xml/tree.hpp"

#include <initializer_list>
#include <vector>

namespace voorrang::eforms {

using Names = std::initializer_list<std::string_view>;

// The first at the end of these names.
std::optional<xml::Ref> find(xml::Ref from, Names names);
// All of them, in the order of the notice.
std::vector<xml::Ref> find_all(xml::Ref from, Names names);

// Where eForms keeps what UBL has no place for: `ext:UBLExtensions/…/efext:EformsExtension` of an element.
std::optional<xml::Ref> extension(xml::Ref of);

// Whether it is a code of this list, or an identifier of this scheme.
bool is_of(xml::Ref element, std::string_view list);

// Of those, the ones that are codes of a list.
std::vector<xml::Ref> codes(xml::Ref from, Names names, std::string_view list);

// The text of the first; empty if there is none.
std::string_view text(xml::Ref from, Names names);

// "true" or "yes", "false" or "no"; nothing for else.
std::optional<bool> truth(xml::Ref element);

// A date of XML Schema with its offset ("2026-03-02+01:00") and, if there is one, a time with its own, as RFC 3339 has
// it. Without a time it is the begin of that day or, of an `end`, its last second, as the OCDS profile says. Where both
// have an offset that of the time counts. Nothing if they can't be read.
std::optional<std::string> moment(xml::Ref date, std::optional<xml::Ref> time, bool end = false);
bool offsets_agree(xml::Ref date, xml::Ref time);

} // namespace voorrang::eforms
