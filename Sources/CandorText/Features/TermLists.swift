/// The words and phrases of every class, of our own choosing.
enum TermLists {
    /// One list: terms in lower case, separated by commas; contractions are added by ``TermLexicon``.
    struct List {
        /// What the terms are signs of.
        var termClass: TermClass
        /// The terms.
        var terms: String

        init(_ termClass: TermClass, _ terms: String) {
            self.termClass = termClass
            self.terms = terms
        }
    }

    /// All lists.
    static let all = confidence + sides + tone + argument + form
}
