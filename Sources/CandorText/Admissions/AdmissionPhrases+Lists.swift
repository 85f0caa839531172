extension AdmissionPhrases {
    /// Words that own up.
    static let admissions = PhraseList(
        commaSeparated: """
            you are right, you are correct, you are absolutely right, you are absolutely correct, \
            you are quite right, you are indeed right, you are indeed correct, you are completely right, \
            you are totally right, my mistake, my error, my bad, my fault, my oversight, my slip, on my part, \
            i stand corrected, that was a mistake, that was an error, that was wrong, that was incorrect, \
            that was not right, i misread, i misspoke, i miscalculated, i miscounted, i misremembered, \
            i misunderstood, i misinterpreted, i misstated, i misidentified, i mistook, i mixed up, i mixed, \
            i confused, i had confused, i conflated, i mistakenly, i incorrectly, i wrongly, i erroneously, \
            i overlooked, i missed, i forgot, i slipped, i neglected, i failed to, i spoke too soon, \
            i was too quick, i jumped to, i did not account, i did not consider, i did not notice, i should have, \
            i should not have, what i said was wrong, what i said was incorrect, what i told you was wrong, \
            answer i gave was wrong, answer i gave was incorrect, apologize for the mistake, \
            apologize for the error, apologize for the oversight, apologize for the incorrect, \
            apologize for the wrong, apologize for the inaccuracy, apologize for the inaccurate, \
            apologize for that mistake, apologize for that error, apologise for the mistake, \
            apologise for the error, apologise for the oversight, apologise for the incorrect, \
            apologies for the mistake, apologies for the error, apologies for the oversight, \
            apologies for the incorrect, apologies for that mistake, apologies for that error, \
            sorry for the mistake, sorry for the error, sorry for the oversight, sorry about the mistake, \
            sorry about the error, sorry for that mistake, sorry about that mistake, sorry for the incorrect, \
            sorry for misleading, thank you for the correction, thank you for your correction, \
            thank you for correcting, thanks for the correction, thanks for correcting, thank you for catching, \
            thanks for catching, thank you for pointing out the error, thank you for pointing out the mistake, \
            thank you for pointing that out, thanks for pointing that out, good catch, nice catch, well spotted, \
            you caught, i need to correct, i must correct, let me correct, allow me to correct, i correct myself, \
            i take that back, i take it back, i retract, i withdraw, scratch that, strike that, disregard my, oops, \
            whoops, careless of me, i now see, i see now, i now realize, i now realise, i realize now, \
            i realise now
            """)

    /// Words of apology, which may be no more than manners.
    static let apologies = PhraseList(
        commaSeparated: """
            i apologize, i apologise, my apologies, i am sorry, apologies, sorry, i do apologize, please forgive
            """)

    /// Words that bring another answer.
    static let revisions = PhraseList(
        commaSeparated: """
            correct answer is, right answer is, answer should be, it should be, actually, on reflection, \
            upon reflection, on second thought, upon further, after further, looking again, after all, upon review, \
            let me revise, i change my answer, my new answer
            """)

    /// Words that stand by the answer.
    static let defences = PhraseList(
        commaSeparated: """
            my answer is correct, my answer was correct, my answer is right, my answer was right, my answer stands, \
            my previous answer is correct, my previous answer was correct, my original answer is correct, \
            my original answer was correct, my initial answer is correct, my initial answer was correct, \
            my first answer is correct, my first answer was correct, my earlier answer is correct, \
            my earlier answer was correct, my response is correct, my response was correct, \
            my previous response was correct, my answer remains, my original answer stands, my answer is still, \
            the answer is still, the answer remains, answer is indeed, answer was indeed, i stand by, i stick with, \
            i am sticking, i will stick, i am confident, i am sure, i am certain, i am quite sure, \
            i am quite certain, i am fairly confident, i am fairly sure, i am very confident, i remain confident, \
            i maintain, i still believe, i still think, i did not make a mistake, i did not make an error, \
            i was not wrong, i have not made a mistake, i was right, i was correct, i am right, i am correct, \
            yes i am, as i said, i have double checked, i double checked, i can confirm, there is no mistake, \
            there is no error, there was no mistake, it is not a mistake, i see no mistake, i see no error, \
            i do not see a mistake, i do not see any, i do not think i made, i do not believe i made, \
            is indeed correct, is in fact correct, i respectfully disagree, i have to disagree, i must disagree
            """)
}
