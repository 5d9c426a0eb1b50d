#include "adapters/pdf/sheets.hpp"

#include "adapters/pdf/links.hpp"

#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
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

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

struct Line {
    PangoLayoutLine* line; // of the layout
    double left, ascent, height;
};

std::vector<Line> lines_of(PangoLayout& layout) {
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

// A cell with the lines of it that are not placed yet.
struct Column {
    explicit Column(const Cell& cell)
        : left(side + cell.left), tag(cell.tag), lines(lines_of(*cell.text)),
          links(links_in(pango_layout_get_text(cell.text.get()))) {}

    double height() const {
        double sum = down;
        for (const Line& line : lines) sum += line.height;
        return sum;
    }
    bool has_room(double at) const { return next < lines.size() && at + lines[next].height <= bottom; }

    double left;
    Tag tag;
    std::vector<Line> lines;
    std::vector<Link> links;
    double down = 0; // of the first line, below the top of the row
    std::size_t next = 0;
};

// Smaller type beside larger stands on the same line.
void align(std::vector<Column>& columns) {
    double ascent = 0;
    for (const Column& column : columns) ascent = std::max(ascent, column.lines.front().ascent);
    for (Column& column : columns) column.down = ascent - column.lines.front().ascent;
}

void draw(cairo_t& drawing, const Line& line, double left, double top) {
    cairo_move_to(&drawing, left + line.left, top + line.ascent);
    pango_cairo_show_layout_line(&drawing, line.line);
}

std::string whole(double length) { return std::to_string(std::lround(length)); }

// An address may be broken over lines: each part of it leads there.
void link(cairo_t& drawing, const Link& to, const Line& line, double left, double top) {
    const auto begin = static_cast<std::size_t>(line.line->start_index);
    const std::size_t end = begin + static_cast<std::size_t>(line.line->length);
    if (to.end <= begin || to.begin >= end) return;
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(line.line, static_cast<int>(std::max(begin, to.begin)),
                                   static_cast<int>(std::min(end, to.end)), &ranges, &count);
    for (int at = 0; at < count; ++at) {
        const double from = points(ranges[2 * at]);
        const double width = points(ranges[2 * at + 1]) - from;
        const std::string place = "rect=[" + whole(left + from) + ' ' + whole(top) + ' ' + whole(width) + ' ' +
                                  whole(line.height) + "] uri='" + to.address + '\'';
        cairo_tag_begin(&drawing, CAIRO_TAG_LINK, place.c_str());
        cairo_tag_end(&drawing, CAIRO_TAG_LINK);
    }
    g_free(ranges);
}

// As many lines as there is room for; returns where the next thing stands.
double place(cairo_t& drawing, Column& column, double top) {
    if (column.next == 0) top += column.down;
    if (!column.has_room(top)) return top;
    const std::size_t first = column.next;
    double at = top;
    if (column.tag != tags::none) cairo_tag_begin(&drawing, column.tag, nullptr);
    for (; column.has_room(at); ++column.next) {
        draw(drawing, column.lines[column.next], column.left, at);
        at += column.lines[column.next].height;
    }
    if (column.tag != tags::none) cairo_tag_end(&drawing, column.tag);
    // Beside the text, not in it: cairo takes what has parts of its own for no text.
    double line_top = top;
    for (std::size_t line = first; line < column.next; ++line) {
        for (const Link& each : column.links) link(drawing, each, column.lines[line], column.left, line_top);
        line_top += column.lines[line].height;
    }
    return at;
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

} // namespace

double height_of(const std::vector<Cell>& row) {
    double height = 0;
    for (const Cell& cell : row) height = std::max(height, height_of(*cell.text));
    return height;
}

Sheets::Sheets(Typesetter& type, About about)
    : type_(type), about_(std::move(about)),
      surface_(cairo_pdf_surface_create_for_stream(append, &file_, sheet_width, sheet_height)) {
    // The last without streams of objects: what stands at its end can be added to.
    cairo_pdf_surface_restrict_to_version(surface_.get(), CAIRO_PDF_VERSION_1_4);
    drawing_.reset(cairo_create(surface_.get()));
    const auto tell = [&](cairo_pdf_metadata_t what, const std::string& text) {
        if (!text.empty()) cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
    };
    tell(CAIRO_PDF_METADATA_TITLE, about_.title);
    tell(CAIRO_PDF_METADATA_AUTHOR, about_.author);
    tell(CAIRO_PDF_METADATA_CREATOR, "Voorrang");
    tell(CAIRO_PDF_METADATA_CREATE_DATE, created_text(about_.created));
    begin("Document");
    begin_sheet();
}

double Sheets::width() { return sheet_width - 2 * side; }
double Sheets::height() { return bottom - head; }

void Sheets::row(const std::vector<Cell>& cells, const std::function<void()>& on_new) {
    const auto next_sheet = [&] {
        end_sheet();
        begin_sheet();
        if (on_new) on_new();
    };
    std::vector<Column> columns(cells.begin(), cells.end());
    align(columns);
    double needed = 0;
    for (const Column& column : columns) needed = std::max(needed, column.height());
    const double high = height() / 3;
    if (needed > bottom - top_ && needed <= high && top_ > head) next_sheet();
    while (true) {
        double used = top_;
        for (Column& column : columns) used = std::max(used, place(*drawing_, column, top_));
        top_ = used;
        if (std::ranges::all_of(columns, [](const Column& each) { return each.next == each.lines.size(); })) return;
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

void Sheets::rule(double width) {
    cairo_set_line_width(drawing_.get(), 0.4);
    cairo_set_source_rgb(drawing_.get(), 0.6, 0.6, 0.6);
    cairo_move_to(drawing_.get(), side, top_ + 1.5);
    cairo_line_to(drawing_.get(), side + width, top_ + 1.5);
    cairo_stroke(drawing_.get());
    cairo_set_source_rgb(drawing_.get(), 0, 0, 0);
    top_ += 3;
}

void Sheets::bar(double from_top) {
    if (from_top > top_) from_top = head; // it began on the sheet before
    cairo_set_source_rgb(drawing_.get(), 0.54, 0.35, 0);
    cairo_rectangle(drawing_.get(), side, from_top, 2.5, top_ - from_top);
    cairo_fill(drawing_.get());
    cairo_set_source_rgb(drawing_.get(), 0, 0, 0);
}

void Sheets::begin(Tag tag) { cairo_tag_begin(drawing_.get(), tag, nullptr); }
void Sheets::end(Tag tag) { cairo_tag_end(drawing_.get(), tag); }

int Sheets::outline(const std::string& text, int parent) {
    const std::string place = "page=" + std::to_string(number_) + " pos=[" + whole(side) + ' ' + whole(top_) + ']';
    return cairo_pdf_surface_add_outline(surface_.get(), parent, text.c_str(), place.c_str(),
                                         CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

std::string Sheets::finish() && {
    end_sheet();
    end("Document");
    // It is written to memory: only want of that can be in the way.
    if (cairo_status(drawing_.get()) != CAIRO_STATUS_SUCCESS) throw std::bad_alloc();
    drawing_.reset();
    cairo_surface_finish(surface_.get());
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
    const Layout title = type_.set(about_.foot, types::footer, width() * 0.75);
    pango_layout_set_ellipsize(title.get(), PANGO_ELLIPSIZE_END);
    draw(*drawing_, lines_of(*title).front(), side, footer_top);
    const Layout number = type_.set(about_.page(number_), types::footer, width(), true);
    draw(*drawing_, lines_of(*number).front(), side, footer_top);
    cairo_show_page(drawing_.get());
}

} // namespace voorrang::pdf
