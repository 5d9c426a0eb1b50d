#include "adapters/pdf/sheets.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <new>

namespace voorrang::pdf {

namespace {

constexpr double millimetre = 72 / 25.4;
constexpr double sheet_width = 210 * millimetre;
constexpr double sheet_height = 297 * millimetre;
constexpr double side = 23 * millimetre;
constexpr double head = 20 * millimetre;
constexpr double foot = 22 * millimetre;
constexpr double footer_top = sheet_height - 14 * millimetre;
constexpr double bottom = sheet_height - foot;

struct Line {
    PangoLayoutLine* line; // of the layout
    double left, ascent, height;
};

std::vector<Line> lines_of(PangoLayout& layout) {
    const auto points = [](int units) { return static_cast<double>(units) / PANGO_SCALE; };
    std::vector<Line> lines;
    const Lines each(pango_layout_get_iter(&layout));
    do {
        PangoRectangle box;
        pango_layout_iter_get_line_extents(each.get(), nullptr, &box);
        const int baseline = pango_layout_iter_get_baseline(each.get());
        lines.push_back({pango_layout_iter_get_line_readonly(each.get()), points(box.x), points(baseline - box.y),
                         points(box.height)});
    } while (pango_layout_iter_next_line(each.get()) != FALSE);
    return lines;
}

cairo_status_t append(void* file, const unsigned char* bytes, unsigned int count) {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

// Of whole seconds: a PDF knows no smaller ones.
std::string created_text(Time at) {
    constexpr std::int64_t second = 1'000'000;
    at.microseconds -= ((at.microseconds % second) + second) % second;
    return to_text(at);
}

void draw(cairo_t& drawing, const Line& line, double left, double top) {
    cairo_move_to(&drawing, side + left + line.left, top + line.ascent);
    pango_cairo_show_layout_line(&drawing, line.line);
}

} // namespace

Sheets::Sheets(const Typesetter& type, About about)
    : type_(type), about_(std::move(about)),
      surface_(cairo_pdf_surface_create_for_stream(append, &file_, sheet_width, sheet_height)),
      drawing_(cairo_create(surface_.get())) {
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, about_.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, about_.author);
    tell(CAIRO_PDF_METADATA_CREATOR, "Voorrang");
    tell(CAIRO_PDF_METADATA_CREATE_DATE, created_text(about_.created.value_or(Time{})));
    begin_sheet();
}

double Sheets::width() { return sheet_width - 2 * side; }

void Sheets::row(const std::vector<Cell>& cells, bool whole, const std::function<void()>& on_new) {
    struct Column {
        double left;
        std::vector<Line> lines;
        std::size_t next = 0;
    };
    std::vector<Column> columns;
    double height = 0;
    for (const Cell& cell : cells) {
        columns.push_back({cell.left, lines_of(*cell.text)});
        height = std::max(height, height_of(*cell.text));
    }
    const auto next_sheet = [&] {
        end_sheet();
        begin_sheet();
        if (on_new) on_new();
    };
    if (whole && height > bottom - top_ && height <= bottom - head) next_sheet();
    while (true) {
        double used = top_;
        bool all = true;
        for (Column& column : columns) {
            double at = top_;
            for (; column.next < column.lines.size() && at + column.lines[column.next].height <= bottom;
                 ++column.next) {
                draw(*drawing_, column.lines[column.next], column.left, at);
                at += column.lines[column.next].height;
            }
            used = std::max(used, at);
            all = all && column.next == column.lines.size();
        }
        top_ = used;
        if (all) return;
        next_sheet();
    }
}

void Sheets::gap(double height) {
    if (top_ > head) top_ = std::min(top_ + height, bottom);
}

void Sheets::keep(double height) {
    if (height <= bottom - top_ || top_ == head) return;
    end_sheet();
    begin_sheet();
}

void Sheets::rule() {
    cairo_set_line_width(drawing_.get(), 0.4);
    cairo_set_source_rgb(drawing_.get(), 0.6, 0.6, 0.6);
    cairo_move_to(drawing_.get(), side, top_ + 1.5);
    cairo_line_to(drawing_.get(), sheet_width - side, top_ + 1.5);
    cairo_stroke(drawing_.get());
    cairo_set_source_rgb(drawing_.get(), 0, 0, 0);
    top_ += 3;
}

void Sheets::bar(double from_top) {
    cairo_set_source_rgb(drawing_.get(), 0.54, 0.35, 0);
    cairo_rectangle(drawing_.get(), side, from_top, 2.5, top_ - from_top);
    cairo_fill(drawing_.get());
    cairo_set_source_rgb(drawing_.get(), 0, 0, 0);
}

std::string Sheets::finish() && {
    end_sheet();
    drawing_.reset();
    cairo_surface_finish(surface_.get());
    // It is written to memory: nothing else can be in the way.
    if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    return std::move(file_);
}

void Sheets::begin_sheet() {
    ++number_;
    top_ = head;
    cairo_set_source_rgb(drawing_.get(), 0, 0, 0);
}

void Sheets::end_sheet() {
    cairo_set_source_rgb(drawing_.get(), 0.35, 0.35, 0.35);
    const Layout title = type_.set(about_.title, types::footer, width() * 0.8);
    pango_layout_set_ellipsize(title.get(), PANGO_ELLIPSIZE_END);
    draw(*drawing_, lines_of(*title).front(), 0, footer_top);
    const Layout number = type_.set(about_.page + ' ' + std::to_string(number_), types::footer, width(), true);
    draw(*drawing_, lines_of(*number).front(), 0, footer_top);
    cairo_show_page(drawing_.get());
}

} // namespace voorrang::pdf
