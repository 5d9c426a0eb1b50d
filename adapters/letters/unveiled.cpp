#include "adapters/letters/unveiled.hpp"

#include "adapters/personal/unveil.hpp"

namespace voorrang::letters {

namespace {

class Unveiler {
  public:
    explicit Unveiler(store::Reader& reader) : reader_(reader) {}

    void operator()(std::string& text) {
        if (!fault_) return;
        Result<std::string> told = personal::unveil(reader_, std::move(text), personal::In::plain);
        if (told)
            text = std::move(*told);
        else
            fault_ = told.error();
    }
    void operator()(std::vector<std::string>& texts) {
        for (std::string& text : texts) (*this)(text);
    }
    void operator()(Heading& heading) { (*this)(heading.text); }
    void operator()(Paragraph& paragraph) { (*this)(paragraph.text); }
    void operator()(Items& items) {
        for (Items::Item& item : items.items) {
            (*this)(item.text);
            (*this)(item.below);
        }
    }
    void operator()(Pairs& pairs) {
        for (auto& [what, value] : pairs.pairs) (*this)(value);
    }
    void operator()(Table& table) {
        for (std::vector<std::string>& row : table.rows) (*this)(row);
    }
    void operator()(Verbatim& verbatim) { (*this)(verbatim.text); }

    const Result<void>& fault() const { return fault_; }

  private:
    store::Reader& reader_;
    Result<void> fault_;
};

} // namespace

Result<Paper> unveiled(store::Reader& reader, Paper paper) {
    Unveiler unveil(reader);
    for (Part& part : paper.parts) std::visit(unveil, part);
    if (!unveil.fault()) return unveil.fault().error();
    return paper;
}

} // namespace voorrang::letters
