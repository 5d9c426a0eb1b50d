// Notices of the European Union's eForms (Implementing Regulation (EU) 2019/1780; UBL 2.3 with extensions) as OCDS
// releases, after the profile OCDS for eForms. docs/eforms.md tells which field goes where.
//
// A notice is read whole or refused: one of which a part can't be understood would be decided on facts that it does not
// state. What it leaves out is left out of the release, and so is unknown.
#pragma once

#include "adapters/eforms/release_writer.hpp"
#include "adapters/xml/read.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <istream>
#include <span>
#include <variant>

namespace voorrang::eforms {

struct Notice {
    json::Tree release; // its ocid is the identifier of the procedure (BT-04)
    Places places;
};

// Everything that is wrong with it, in the order of the notice, at least one thing. Codes: V501, V530 to V533.
using Reading = std::variant<Notice, Diagnostics>;

// `begun`, `start`: as for xml::read().
Reading read_notice(std::string_view begun, std::istream& input, const std::string& name, Position start = {});

// Of XML that was read already, with these namespaces.
Reading notice_of(xml::Ref root, const std::string& name);
std::span<const xml::Namespace> namespaces();

} // namespace voorrang::eforms
