#include "adapters/xml/read.hpp"

#include "adapters/xml/limits.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <expat.h>

#include <memory>
#include <vector>

namespace voorrang::xml {

namespace {

constexpr char separator = '\n'; // between namespace and name: in neither

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

class Parser {
  public:
    Parser(const std::string& name, std::span<const Namespace> namespaces, Position start, Space space)
        : name_(name), namespaces_(namespaces), start_(start), space_(space),
          parser_(XML_ParserCreateNS(nullptr, separator)) {
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(parser_.get(), on_begin, on_end);
        XML_SetCharacterDataHandler(parser_.get(), on_text);
        XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
    }

    // False once it is sure that nothing more is needed: error() tells why.
    bool feed(std::string_view piece, bool last) {
        fed_ += piece.size();
        if (fed_ > max_document_bytes) {
            refuse("a document of more than " + std::to_string(max_document_bytes >> 20) + " MiB",
                   "no notice needs that much; is this the right file?");
            return false;
        }
        const XML_Status status =
            XML_Parse(parser_.get(), piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE);
        if (error_) return false;
        if (status == XML_STATUS_ERROR) {
            tell_flaw();
            return false;
        }
        // What is not yet whole is kept by expat, and looked at again with every piece.
        const XML_Index done = XML_GetCurrentByteIndex(parser_.get());
        if (!last && done >= 0 && fed_ - static_cast<std::size_t>(done) > max_tag_bytes + chunk_bytes) {
            refuse("a tag or comment of more than " + std::to_string(max_tag_bytes >> 10) + " KiB",
                   "no notice needs that; is a `>` missing, or an end of a comment?");
            return false;
        }
        return true;
    }

    Diagnostic error() { return std::move(*error_); }
    Tree take() { return builder_.take(); }

  private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    static Parser& self(void* data) { return *static_cast<Parser*>(data); }
    static void XMLCALL on_begin(void* data, const XML_Char* name, const XML_Char** attributes) {
        self(data).begin(name, attributes);
    }
    static void XMLCALL on_end(void* data, const XML_Char*) { self(data).end(); }
    static void XMLCALL on_text(void* data, const XML_Char* text, int size) {
        self(data).text(std::string_view(text, static_cast<std::size_t>(size)));
    }
    static void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        self(data).refuse("a document type declaration (DOCTYPE)",
                          "remove it: neither notices nor answers have one, and entities that it declares are not "
                          "expanded");
    }

    void begin(const XML_Char* name, const XML_Char** attributes) {
        if (error_) return;
        if (builder_.depth() >= max_depth)
            return refuse("elements nested deeper than " + std::to_string(max_depth) + " levels",
                          "no notice needs that; look for an element that is not closed");
        if (builder_.size() >= max_elements)
            return refuse("more than 500,000 elements", "no notice needs that many; is this the right file?");
        if (!text_.empty() && !trimmed(text_).empty()) return mixed();
        text_.clear();
        if (!leaf_.empty()) leaf_.back() = false;
        leaf_.push_back(true);
        builder_.begin(prefixed(name), position().line);
        for (; *attributes != nullptr; attributes += 2) builder_.attribute(prefixed(attributes[0]), attributes[1]);
    }

    void end() {
        if (error_) return;
        const bool leaf = leaf_.back();
        if (!leaf && !trimmed(text_).empty()) return mixed();
        leaf_.pop_back();
        builder_.end(!leaf ? std::string_view() : space_ == Space::part ? std::string_view(text_) : trimmed(text_));
        text_.clear();
    }

    void text(std::string_view text) {
        if (!error_) text_ += text;
    }

    std::string prefixed(std::string_view name) const {
        const std::size_t cut = name.find(separator);
        if (cut == std::string_view::npos) return std::string(name);
        const std::string_view uri = name.substr(0, cut), local = name.substr(cut + 1);
        for (const Namespace& each : namespaces_)
            if (each.uri == uri)
                return each.prefix.empty() ? std::string(local) : std::string(each.prefix) + ":" + std::string(local);
        return "{" + std::string(uri) + "}" + std::string(local);
    }

    Position position() const {
        const auto line = static_cast<std::uint32_t>(XML_GetCurrentLineNumber(parser_.get()));
        const auto column = static_cast<std::uint32_t>(XML_GetCurrentColumnNumber(parser_.get())) + 1;
        return {start_.line + line - 1, line == 1 ? start_.column + column - 1 : column};
    }

    void fail(Code code, std::string message, std::string help) {
        if (error_) return;
        const Position at = position();
        error_ = Diagnostic{code,         std::move(message),
                            std::nullopt, name_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                            {},           std::move(help)};
        XML_StopParser(parser_.get(), XML_FALSE);
    }
    void refuse(std::string message, std::string help) { fail(Code::xml_refused, std::move(message), std::move(help)); }

    void mixed() {
        fail(Code::bad_xml, "the text \"" + printable(trimmed(text_).substr(0, 40)) + "\" beside elements",
             "data have either text or elements; is a tag missing?");
    }

    void tell_flaw() {
        const XML_Error flaw = XML_GetErrorCode(parser_.get());
        switch (flaw) {
        case XML_ERROR_NO_ELEMENTS:
        case XML_ERROR_UNCLOSED_TOKEN:
        case XML_ERROR_UNCLOSED_CDATA_SECTION:
            return fail(Code::bad_xml, "the XML ends too soon", "was the file copied or downloaded whole?");
        case XML_ERROR_TAG_MISMATCH:
            return fail(Code::bad_xml, "an end tag that does not belong to the element that is open",
                        "close the elements in the order in which they were begun, the last one first");
        case XML_ERROR_UNDEFINED_ENTITY:
            return fail(
                Code::bad_xml, "an entity that XML does not know by itself",
                "write the character itself; only &lt; &gt; &amp; &apos; &quot; and numbers (&#235;) are known");
        case XML_ERROR_UNBOUND_PREFIX:
            return fail(Code::bad_xml, "a prefix for which no namespace is declared",
                        "declare it with xmlns:…, on the first element");
        case XML_ERROR_DUPLICATE_ATTRIBUTE:
            return fail(Code::bad_xml, "an attribute that stands twice in one tag",
                        "remove one of the two: which of them counts can't be told");
        case XML_ERROR_INVALID_TOKEN:
        case XML_ERROR_BAD_CHAR_REF:
            return fail(Code::bad_xml, "a character that may not stand here",
                        "within a text write &lt; and &amp; for < and &; save the file as UTF-8");
        case XML_ERROR_UNKNOWN_ENCODING:
        case XML_ERROR_INCORRECT_ENCODING:
            return fail(Code::bad_xml, "an encoding that is not known, or not the one in which the file is written",
                        "save the file as UTF-8, and let its first line say so");
        case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
            return fail(Code::bad_xml, "something after the end of the document", "a file has one document");
        case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
            return refuse("entities that grow without measure", "remove them");
        default:
            return fail(Code::bad_xml, "this is not XML: " + std::string(XML_ErrorString(flaw)), "");
        }
    }

    const std::string& name_;
    std::span<const Namespace> namespaces_;
    Position start_;
    Space space_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    TreeBuilder builder_;
    std::string text_;       // of the element that is open, since its begin or its last child
    std::vector<bool> leaf_; // of those that are open
    std::size_t fed_ = 0;
    std::optional<Diagnostic> error_;
};

} // namespace

Result<Tree> read(std::string_view begun, std::istream& input, const std::string& name,
                  std::span<const Namespace> namespaces, Position start, Space space) {
    Parser parser(name, namespaces, start, space);
    for (; begun.size() > chunk_bytes; begun.remove_prefix(chunk_bytes))
        if (!parser.feed(begun.substr(0, chunk_bytes), false)) return parser.error();
    if (!parser.feed(begun, false)) return parser.error();
    std::vector<char> piece(chunk_bytes);
    while (input) {
        input.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        if (input.bad()) return Diagnostic{Code::file_not_found, "the file can't be read", std::nullopt, name, {}, ""};
        if (!parser.feed({piece.data(), static_cast<std::size_t>(input.gcount())}, false)) return parser.error();
    }
    if (!parser.feed({}, true)) return parser.error();
    return parser.take();
}

} // namespace voorrang::xml
