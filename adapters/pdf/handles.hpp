// What cairo and Pango hand out, given back by itself.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>

namespace voorrang::pdf {

template <auto GiveBack>
struct GivenBack {
    template <class T>
    void operator()(T* handle) const {
        GiveBack(handle);
    }
};

using Surface = std::unique_ptr<cairo_surface_t, GivenBack<cairo_surface_destroy>>;
using Drawing = std::unique_ptr<cairo_t, GivenBack<cairo_destroy>>;
using FontOptions = std::unique_ptr<cairo_font_options_t, GivenBack<cairo_font_options_destroy>>;
using FontMap = std::unique_ptr<PangoFontMap, GivenBack<g_object_unref>>;
using Context = std::unique_ptr<PangoContext, GivenBack<g_object_unref>>;
using Layout = std::unique_ptr<PangoLayout, GivenBack<g_object_unref>>;
using Lines = std::unique_ptr<PangoLayoutIter, GivenBack<pango_layout_iter_free>>;
using Font = std::unique_ptr<PangoFontDescription, GivenBack<pango_font_description_free>>;
using Attributes = std::unique_ptr<PangoAttrList, GivenBack<pango_attr_list_unref>>;

} // namespace voorrang::pdf
