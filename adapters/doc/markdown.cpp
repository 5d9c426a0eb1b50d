#include "adapters/doc/markdown.hpp"

#include "adapters/markup/escape.hpp"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>

namespace voorrang::doc {

namespace {

template <class T, void (*release)(T*)>
struct Release {
    void operator()(T* it) const { release(it); }
};
using Parser = std::unique_ptr<cmark_parser, Release<cmark_parser, cmark_parser_free>>;
using Node = std::unique_ptr<cmark_node, Release<cmark_node, cmark_node_free>>;
struct Freed {
    void operator()(char* text) const { std::free(text); }
};

constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;

bool is_rules(cmark_node* node) {
    const std::string_view info = cmark_node_get_fence_info(node);
    return info.substr(0, info.find_first_of(" \t,{")) == "vrg";
}

std::string text_of(cmark_node* node) {
    std::string text;
    for (cmark_node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
        const char* literal = cmark_node_get_literal(child);
        text += literal != nullptr ? literal : text_of(child);
    }
    return text;
}

void put_before(cmark_node* node, const std::string& html) {
    cmark_node* block = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK);
    cmark_node_set_on_enter(block, html.c_str());
    if (cmark_node_insert_before(node, block) == 0) cmark_node_free(block);
}

} // namespace

Prose prose_html(std::string_view markdown, const std::function<std::string(int, int)>& block) {
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser(cmark_parser_new(options));
    if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
        cmark_parser_attach_syntax_extension(parser.get(), tables);
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    const Node document(cmark_parser_finish(parser.get()));

    Prose prose;
    bool first = true;
    cmark_node* next = nullptr;
    for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = next) {
        next = cmark_node_next(node);
        if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK && is_rules(node)) {
            put_before(node, block(cmark_node_get_start_line(node), cmark_node_get_end_line(node)));
            cmark_node_free(node);
        } else if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
            const int level = cmark_node_get_heading_level(node);
            if (first && level == 1) { // the file's own title: the page has one
                cmark_node_free(node);
            } else {
                // Level 3 is that of a declaration: an article of the text goes before its rules.
                cmark_node_set_heading_level(node, level);
                if (level == 1 || level == 2) {
                    const std::string anchor = "part-" + std::to_string(prose.headings.size() + 1);
                    put_before(node, "<a id=\"" + anchor + "\"></a>");
                    prose.headings.emplace_back(anchor, text_of(node));
                    cmark_node_set_heading_level(node, 2);
                }
            }
        }
        first = false;
    }
    const std::unique_ptr<char, Freed> html(
        cmark_render_html(document.get(), options, cmark_parser_get_syntax_extensions(parser.get())));
    prose.html = html.get();
    return prose;
}

} // namespace voorrang::doc
