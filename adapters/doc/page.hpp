// A policy as one HTML page that needs nothing else: no script, no other file.
#pragma once

#include "adapters/doc/names.hpp"
#include "adapters/doc/phrases.hpp"
#include "adapters/experience/notes.hpp"
#include "adapters/files/policy_loader.hpp"

namespace voorrang::doc {

struct PageOptions {
    Language language = Language::en;
    Pages pages;             // of packages that have a page of their own; the others are told on this one
    std::string hash;        // of the policy's texts
    std::string program;     // version of the program that makes the page
    experience::Notes notes; // shown with what they are about
};

// Of a policy that is sound.
std::string page(const files::LoadedPolicy& loaded, const PageOptions& options);

// The page that leads to several: index.html.
struct IndexEntry {
    std::string name, title, version, page;
    bool is_policy = false;
};
std::string index_page(const std::vector<IndexEntry>& entries, Language language);

} // namespace voorrang::doc
