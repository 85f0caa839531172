import CCmark
import Foundation

/// Text that a researcher wrote in Markdown (CommonMark).
struct Markdown {
    /// The text.
    var text: String

    /// Whether it begins with a heading of the first level, which then is the page's.
    var hasTitle: Bool { text.drop { $0.isWhitespace }.hasPrefix("# ") }

    /// The text as HTML. Raw HTML in it is left out and links that run a script are emptied: that is cmark's way unless one asks
    /// for the other.
    var html: String {
        guard let bytes = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        else { return "" }
        defer { free(bytes) }
        return String(cString: bytes)
    }
}
