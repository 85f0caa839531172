extension TermLists {
    /// How sure the speaker sounds, and what an assistant cannot know of itself.
    static let confidence = [
        List(
            .certainty,
            """
            certainly, definitely, clearly, obviously, undoubtedly, absolutely, surely, indeed, of course, in fact, \
            without a doubt, no doubt, must, need to, have to, has to, it is important, make sure, be sure, should, \
            essential, crucial, vital, required, necessary, exactly, precisely, the best way, the key, the answer is, \
            it is clear, there is no question, i guarantee, i am sure, i am certain, i am confident, the fact is, \
            you should, you must, you need, never, always, proven, the truth is, guaranteed, simply, will
            """),
        List(
            .absolute,
            """
            always, never, everyone, nobody, no one, everybody, everything, all people, all of them, nothing, totally, \
            completely, entirely, impossible, guaranteed, the only, the best, the worst, the most, every single, \
            100, without exception, no matter what, perfect, perfectly, forever, definitely, absolutely
            """),
        List(
            .hedge,
            """
            maybe, perhaps, possibly, probably, might, may, could, seems, seem, seemed, appears, likely, unlikely, \
            i think, i guess, i believe, i suppose, i would say, i would guess, sort of, kind of, somewhat, generally, \
            usually, often, sometimes, typically, roughly, approximately, about, around, in some cases, it depends, \
            depending on, depends on, as far as i know, i imagine, apparently, presumably, in general, fairly, rather, \
            a bit, a little, potentially, tends to, tend to, mostly, to some extent, arguably, not necessarily, or so
            """),
        List(
            .ignorance,
            """
            i do not know, i am not sure, i am unsure, not sure, i am not certain, i am not familiar, no idea, \
            i do not have information, i do not have enough information, i do not really know, i do not quite know, \
            i am not really sure, i have no idea, i could not find, i can not find, i do not remember, hard to say, \
            i am confused, i do not understand, i did not understand, i am not quite sure, i can not say, \
            i can not tell, difficult to say, i have not heard, i do not have any information, i do not have access, \
            not familiar with, unclear, i might be wrong, i may be wrong, i could be wrong, not aware of, \
            i did not know, i am still learning, i have not been programmed, who knows
            """),
        List(
            .lifeStory,
            """
            when i was, my wife, my husband, my friend, my friends, my mom, my mother, my dad, my father, my kids, \
            my son, my daughter, my family, my house, my job, my favorite, my favourite, my boss, my dog, my cat, \
            i live, i grew up, i used to, i went, i ate, i drove, i bought, i watched, i visited, i have been there, \
            i once, i just looked, i looked it up, i just checked, i have sent, i will send, i called, i saw, \
            i have seen, i have tried, i have eaten, i cook, i remember, in my experience, last week i, yesterday i, \
            years ago i, i will call, i just found, i ordered, i placed, i have ordered, i emailed
            """),
    ]
}
