// One tender of the input: a compiled release, and where it stands.
#pragma once

#include "adapters/json/tree.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace voorrang::ocds {

// A part of the document that was put there from another file.
struct Origin {
    std::string pointer; // in the document: "/bids/details/0/value"
    std::string place;   // there: "bids.json /bids/0/price"
};

struct Case {
    std::string ocid;
    json::Tree document;
    std::string place;   // "tenders.jsonl:17", "tenders.json /releases/3"
    std::string pointer; // the JSON pointer in which the place ends; may be empty
    std::vector<Origin> origins;
    // Of a document that was read in another form: where its values stand there, by their pointers here.
    std::unordered_map<std::string, std::string> places = {};
};

// A file, or a line of it, and a JSON pointer in it: "tenders.json /releases/3".
std::string place_text(const std::string& source, const std::string& pointer);

// The place of a part of the document: "tenders.json /releases/3/tender/value".
std::string place_of(const Case& document, const std::string& pointer);

} // namespace voorrang::ocds
