/// The words by which comments praise and criticise, for ``PositivityScorer``.
///
/// A sentiment lexicon rates `sorrow` low and `love` high, though a poem about sorrow may be praised and one about love panned.
/// These lists hold words that judge the work itself. Hyphenated words are cut at the hyphen, so their telling half stands here.
enum EvaluativeWords {
    /// Words of strong praise.
    static let strongPraise = words(
        """
        amazing beautiful beautifully brilliant brilliantly captivating compelling delightful excellent exceptional \
        exceptionally exquisite fantastic flawless gorgeous impressive impressively inspiring lovely magnificent \
        marvellous marvelous masterful masterfully masterpiece memorable moving outstanding perfect perfectly poignant \
        powerful powerfully profound profoundly provoking remarkable remarkably resonates skilfully skillfully splendid \
        striking stunning sublime superb terrific testament timeless touching tribute unforgettable uplifting wonderful \
        wonderfully
        """)

    /// Words of plain praise.
    static let praise = words(
        """
        accurate accurately adept adeptly admirable apt aptly astute clear clearly clever cleverly cogent coherent \
        commendable concise convincing convincingly correct correctly crafted creative creatively deft deftly effective \
        effectively elegant elegantly eloquent eloquently enchanting engaging enjoyable enjoyed evocative fascinating fine \
        fresh good graceful great gripping haunting heartfelt heartwarming ingenious insightful inspired interesting \
        inventive liked logical lush lyrical magical meticulous neat nice nuanced original perceptive persuasive \
        pleasing polished precise promising reasonable relatable resonant rich rigorous robust skilled skilful skillful \
        solid sophisticated sound strength strengths strong succeeds successful successfully suits talent talented tender \
        thorough thoughtful thoughtfully valid valuable vibrant vivid vividly well
        """)

    /// Words of criticism.
    static let criticism = words(
        """
        abrupt amateur amateurish ambiguous awkward bad baseless bland boring cliche cliched cliches clumsy clunky confused \
        confuses confusing contradicts contradictory contrived convoluted cumbersome deficient derivative detract detracts \
        difficult disappointing disconnected disjointed dislike disliked distracting distracts dull error errors excessive \
        excessively fail failed fails fallacious fallacy faulty flat flaw flawed flaws forced forgettable formulaic generic \
        hackneyed hasty hinder hinders illogical inaccurate inadequate inappropriate incoherent incomplete inconsistencies \
        inconsistent incorrect incorrectly ineffective insufficient invalid irrelevant issue issues jarring lack lacking lacks \
        lazy mediocre melodramatic misguided misleading misses missing mistake mistaken mistakes monotonous muddled \
        nonsensical overdone overgeneralization overlooks overly oversimplification oversimplified oversimplifies overused \
        overwhelming overwritten overwrought pedestrian poor poorly predictable pretentious problem problematic problems putting \
        redundant repetitive rushed sentimental shallow simplistic sloppy stale stereotypical stiff stilted superficial \
        tedious trite unbalanced unclear unconvincing underdeveloped undermine undermines uneven unfocused unfortunately \
        unimaginative uninspired unjustified unnatural unnecessarily unnecessary unoriginal unpersuasive unpolished \
        unrealistic unsubstantiated unsupported vague vagueness weak weaken weakens weakness weaknesses wordy worse worst \
        wrong
        """)

    /// Words that limit praise, or ask for more: `may`, `some readers`, `however`, `could be improved`.
    static let reservations = words(
        """
        although avoid benefit but challenging clarify consider could despite everyone fully hard however improve improved \
        improvement improvements improving less may might perhaps possibly potentially prefer quite rather revise revising \
        seem seems should slightly some sometimes somewhat strengthen subjective suggest taste though too try unfortunately \
        would
        """)

    /// Whether a word praises or criticises.
    static func judges(_ word: String) -> Bool {
        strongPraise.contains(word) || praise.contains(word) || criticism.contains(word)
    }

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: " ").map { Tokenizer.fold(String($0)) })
    }
}
