import Foundation

/// A page of a study as somebody without eyes reads it: its form, and the texts that there are to choose from.
struct RaterPage {
    /// What the form is signed with; `nil` for a page without a form.
    var key: String?
    /// What can be done.
    var acts: [String]
    /// The number of the task.
    var number: String?
    /// What was said, turn by turn.
    var turns: [String]
    /// The texts to choose from, in the order of the page; labels where there are no texts.
    var options: [String]
    /// The completion code.
    var code: String?

    init(_ html: String) {
        key = Self.values(html, between: #"name="key" value=""#, and: #"""#).first
        acts = Self.values(html, between: #"name="act" value=""#, and: #"""#)
        number = Self.values(html, between: #"name="number" value=""#, and: #"""#).first
        code = Self.values(html, between: "<p class=\"code\"><code>", and: "</code>").first
        turns = Self.values(html, between: #"<div class="text">"#, and: "</div>")
        options = Self.values(html, between: #"<label class="option" for="choice"#, and: "</label>").map { option in
            Self.values(option, between: #"<span class="text">"#, and: "</span>").first
                ?? Self.values(option, between: "required> ", and: "</span>").first ?? ""
        }
    }

    private static func values(_ html: String, between start: String, and end: String) -> [String] {
        html.components(separatedBy: start).dropFirst().compactMap { rest in
            rest.range(of: end).map { text(String(rest[..<$0.lowerBound])) }
        }
    }

    /// Text as it was before it was escaped.
    private static func text(_ html: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&amp;", "&")]
            .reduce(html) { $0.replacing($1.0, with: $1.1) }
    }
}
