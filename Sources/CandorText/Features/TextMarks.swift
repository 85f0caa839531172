/// The signs between the words of a text, counted, and its layout.
struct TextMarks: Hashable {
    /// Sentences that hold a word.
    var sentences = 0
    /// Question marks that end a sentence.
    var questions = 0
    /// Exclamation marks that end a sentence.
    var exclamations = 0
    /// Commas.
    var commas = 0
    /// Emoji and other pictographs.
    var emoji = 0
    /// Addresses on the web.
    var links = 0
    /// Double quotation marks.
    var quotes = 0
    /// Brackets of all kinds that open.
    var openBrackets = 0
    /// Brackets of all kinds that close, but for those of a list's numbers.
    var closeBrackets = 0
    /// Percent, currency and degree signs.
    var units = 0
    /// List items with a dash, star or bullet.
    var bullets = 0
    /// List items with a number or letter.
    var numberedItems = 0
    /// Headings by `#`, or a line in bold.
    var headings = 0
    /// Lines that hold something.
    var lines = 0
    /// Paragraphs: lines that follow an empty one, and the first.
    var paragraphs = 0
    /// Spaces before a sign that takes none.
    var straySpaces = 0
    /// Whether the last line ends as a sentence, a quotation or a list item may end.
    var endsProperly = true
    /// Whether the last sentence is a question.
    var endsWithQuestion = false
}
