#include "adapters/pdf/type.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <fontconfig/fontconfig.h>

namespace voorrang::pdf {

namespace {

// A point of the page is a pixel of Pango.
constexpr double points_per_inch = 72;

// Pango shapes what is left of a paragraph anew for each line of it: of a long one that takes as long as its length
// squared. A line begins at least so often, between two words if there are any.
constexpr std::size_t longest_paragraph = 1000;

std::string in_paragraphs(std::string_view text) {
    std::string out;
    while (text.size() > longest_paragraph) {
        std::size_t end = text.rfind(' ', longest_paragraph);
        const bool at_space = end != std::string_view::npos && end > 0;
        if (!at_space)
            for (end = 0; end < longest_paragraph;) end += code_point_at(text, end).length;
        out.append(text.substr(0, end)) += '\n';
        text.remove_prefix(at_space ? end + 1 : end);
    }
    return out.append(text);
}

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

template <class T, auto GiveBack>
using Given = std::unique_ptr<T, GivenBack<GiveBack>>;

} // namespace

bool has_fonts() {
    const Given<FcPattern, FcPatternDestroy> outlines(FcPatternCreate());
    FcPatternAddBool(outlines.get(), FC_SCALABLE, FcTrue);
    const Given<FcObjectSet, FcObjectSetDestroy> what(FcObjectSetCreate());
    FcObjectSetAdd(what.get(), FC_FAMILY);
    const Given<FcFontSet, FcFontSetDestroy> found(FcFontList(nullptr, outlines.get(), what.get()));
    return found && found->nfont > 0;
}

Typesetter::Typesetter(Language language)
    : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
    pango_cairo_context_set_resolution(context_.get(), points_per_inch);
    pango_context_set_language(context_.get(), pango_language_from_string(std::string(code_of(language)).c_str()));
    // Nothing is fitted to the dots of a screen.
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
}

Layout Typesetter::set(std::string_view text, const Type& type, double width, bool to_the_right) {
    Layout layout(pango_layout_new(context_.get()));
    const Font font(pango_font_description_new());
    pango_font_description_set_family_static(font.get(), type.family);
    pango_font_description_set_size(font.get(), static_cast<int>(type.size * PANGO_SCALE));
    pango_font_description_set_weight(font.get(), type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    const Attributes attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
    // What is copied or searched for has the letters f and i, not one sign for both.
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    if (width >= 0) pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    if (to_the_right) pango_layout_set_alignment(layout.get(), PANGO_ALIGN_RIGHT);
    const std::string paragraphs = in_paragraphs(text);
    pango_layout_set_text(layout.get(), paragraphs.data(), static_cast<int>(paragraphs.size()));
    if (lacking_.empty() && pango_layout_get_unknown_glyphs_count(layout.get()) > 0) lacking_ = first_lacking(*layout);
    return layout;
}

double Typesetter::narrowest(std::string_view text, const Type& type) {
    const Layout layout = set(text, type, 0);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    return width_of(*layout);
}

std::string Typesetter::first_lacking(PangoLayout& layout) {
    const std::string text = pango_layout_get_text(&layout);
    const Layout alone(pango_layout_copy(&layout));
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = code_point_at(text, at).length;
        pango_layout_set_text(alone.get(), text.data() + at, static_cast<int>(length));
        if (pango_layout_get_unknown_glyphs_count(alone.get()) > 0) return text.substr(at, length);
        at += length;
    }
    return text; // only of characters together
}

double width_of(PangoLayout& layout) {
    int width = 0;
    pango_layout_get_size(&layout, &width, nullptr);
    return points(width);
}

double height_of(PangoLayout& layout) {
    int height = 0;
    pango_layout_get_size(&layout, nullptr, &height);
    return points(height);
}

} // namespace voorrang::pdf
