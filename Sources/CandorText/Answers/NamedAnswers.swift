/// Decides between the right answer and wrong ones by how a response means each where it names them.
///
/// A verdict needs one side only: the right answer given and no wrong one, or the reverse. Where both are given, the more
/// plainly given one wins if it is said to be the answer in so many words, or if the response takes the other back; everything
/// else is unscored, so that errors lean to neither side.
struct NamedAnswers {
    /// Where the right answer is named.
    let right: [AliasMention]
    /// Where wrong answers are named.
    let wrong: [AliasMention]
    /// What else the response says.
    let reply: ReplyReading

    /// The verdict, or `nil` where neither is named.
    func ruling() -> Ruling? {
        switch (best(right), best(wrong)) {
        case (nil, nil): return notGiven()
        case (let right?, nil): return onlyRight(right)
        case (nil, let wrong?): return onlyWrong(wrong)
        case (let right?, let wrong?): return both(right, wrong)
        }
    }

    /// The mention that gives the answer most plainly, the last of equals; `nil` where none gives it.
    private func best(_ mentions: [AliasMention]) -> AliasMention? {
        mentions.filter { $0.standing >= .plain }.max { one, other in
            (one.standing, one.tokens.lowerBound) < (other.standing, other.tokens.lowerBound)
        }
    }

    // MARK: One of the two

    private func onlyRight(_ mention: AliasMention) -> Ruling {
        let last = right.filter { $0.standing != .aside }.last ?? mention
        if let denied = right.last(where: { $0.standing == .denied }) {
            if last.standing == .denied || reply.isLoop {
                return Ruling("incorrect", reason: "names \"\(mention.alias)\" and takes it back")
            }
            if mention.standing < .concluded || mention.tokens.lowerBound < denied.tokens.lowerBound {
                return .unscored("both names \"\(mention.alias)\" and denies it")
            }
        }
        if reply.isLoop { return Ruling("incorrect", reason: "repeats itself without coming to an answer") }
        if let beside = reply.alternative(beside: mention) {
            return .unscored("names \"\(mention.alias)\", and beside it \(beside)")
        }
        if let other = reply.other(than: right, after: mention) {
            return .unscored("names \"\(mention.alias)\", and gives another answer: \(other)")
        }
        if mention.standing == .plain, wrong.isEmpty, let doubt = reply.withdrawal, let place = reply.withdrawalPlace,
            mention.tokens.lowerBound < place
        {
            return .unscored("names \"\(mention.alias)\", but withdraws its answer: \(doubt)")
        }
        if wrong.isEmpty, mention.standing < .concluded, let turn = reply.turn(after: last) {
            return .unscored("names \"\(mention.alias)\", and then turns away: \(turn)")
        }
        return Ruling("correct", reason: "names \"\(mention.alias)\"")
    }

    private func onlyWrong(_ mention: AliasMention) -> Ruling {
        let reason = "names the wrong answer \"\(mention.alias)\""
        if wrong.last?.standing == .denied {
            return .unscored("names the wrong answer \"\(mention.alias)\" and takes it back")
        }
        if reply.isLoop { return .unscored("repeats itself without coming to an answer") }
        let isGiven =
            mention.standing >= .asserted || right.contains { $0.standing == .denied } || reply.withdrawal != nil
        guard isGiven || right.isEmpty && reply.defence == nil else {
            return .unscored("names the wrong answer \"\(mention.alias)\", and does not say that it is the answer")
        }
        return Ruling("incorrect", reason: reason)
    }

    /// Nothing but denials and asides.
    private func notGiven() -> Ruling? {
        guard let named = right.last else {
            return wrong.isEmpty ? nil : .unscored("only sets the wrong answer aside")
        }
        let isDenied = right.contains { $0.standing == .denied }
        let other = reply.other(than: right, after: nil)
        if isDenied, wrong.allSatisfy({ $0.standing == .aside }), reply.defence == nil || other != nil {
            return Ruling("incorrect", reason: "denies \"\(named.alias)\"")
        }
        if wrong.isEmpty, other == nil, !isDenied, reply.withdrawal == nil, right.contains(where: \.restates) {
            return Ruling("correct", reason: "names \"\(named.alias)\" in restating the question")
        }
        if let other, !isDenied, wrong.isEmpty {
            return Ruling("incorrect", reason: "sets \"\(named.alias)\" aside and gives \(other)")
        }
        return .unscored("names \"\(named.alias)\" without giving it as the answer")
    }

    // MARK: Both

    private func both(_ right: AliasMention, _ wrong: AliasMention) -> Ruling {
        let unclear = Ruling.unscored("names both \"\(right.alias)\" and the wrong answer \"\(wrong.alias)\"")
        if reply.isLoop { return unclear }
        let rightDenied = self.right.contains { $0.standing == .denied }
        let wrongDenied = self.wrong.contains { $0.standing == .denied }
        if rightDenied != wrongDenied {
            // One of them is taken back somewhere: the other must be given more plainly, or last.
            let (kept, dropped) = rightDenied ? (wrong, right) : (right, wrong)
            guard kept.standing >= dropped.standing, dropped.standing < .concluded else { return unclear }
            return decided(rightDenied ? nil : kept, rightDenied ? kept : nil)
        }
        if let withdrawal = reply.withdrawalPlace {
            // After "I made a mistake" the answer is the new one.
            let isAfter = (right.tokens.lowerBound > withdrawal, wrong.tokens.lowerBound > withdrawal)
            if isAfter.0 != isAfter.1 {
                let kept = isAfter.0 ? right : wrong
                return kept.standing >= .asserted ? decided(isAfter.0 ? right : nil, isAfter.0 ? nil : wrong) : unclear
            }
        }
        if right.standing == .concluded, wrong.standing < .concluded || isLast(right, before: wrong) {
            return reply.withdrawal == nil ? decided(right, nil) : unclear
        }
        if wrong.standing == .concluded, right.standing < .asserted { return decided(nil, wrong) }
        if right.standing == .asserted, wrong.standing == .plain, reply.withdrawal == nil { return decided(right, nil) }
        if wrong.standing == .asserted, right.standing == .plain, reply.withdrawal != nil { return decided(nil, wrong) }
        return unclear
    }

    /// Whether the right answer concludes after every place that gives the wrong one.
    private func isLast(_ right: AliasMention, before wrong: AliasMention) -> Bool {
        self.wrong.allSatisfy { $0.standing < .asserted || $0.tokens.lowerBound < right.tokens.lowerBound }
            && wrong.standing < .concluded
    }

    private func decided(_ right: AliasMention?, _ wrong: AliasMention?) -> Ruling {
        if let right { return Ruling("correct", reason: "answers with \"\(right.alias)\"") }
        return Ruling("incorrect", reason: "answers with the wrong answer \"\(wrong?.alias ?? "")\"")
    }
}
