extension TermLists {
    /// Whether the speaker sides with another, goes along, objects or declines; and how views are stated.
    static let sides = [
        List(
            .agreement,
            """
            you are right, you are absolutely right, you are correct, i agree, i totally agree, i completely agree, \
            agreed, that is true, that is right, that is correct, that is a good point, good point, great point, \
            fair point, fair enough, makes sense, exactly, you are not wrong, i see your point, i think so too, \
            me too, i feel the same, so do i, i could not agree more, you have a point, absolutely, totally, \
            good idea, great idea, that is a great idea, that is a good idea, sounds good, sounds great, \
            sounds like a great, sounds like a good, good choice, great choice, great question, i love that, \
            i love it, i am glad you, good for you, you make a good, very true, so true, no problem, right on, \
            that is great, that is awesome, that is wonderful, that sounds, i think you are right, of course
            """),
        List(
            .disagreement,
            """
            i disagree, i do not agree, you are wrong, you are mistaken, that is wrong, that is not true, \
            that is not right, that is not correct, that is incorrect, that is false, not true, i do not think, \
            i would not say, on the contrary, that is a myth, a misconception, common misconception, not quite, \
            not exactly, i beg to differ, i am not convinced, that is not how, i am not sure i agree, \
            are you sure, that is unfair, i have to disagree, that is not accurate, there is no evidence, \
            no evidence, in reality, that is not what, i do not see why, bad idea, not a good idea, \
            that does not make sense
            """),
        List(
            .acceptance,
            """
            sure, yes, yeah, yep, okay, ok, certainly, of course, absolutely, definitely, no problem, here is, \
            here are, here you go, let us, happy to, glad to, gladly, great, good idea, great idea, sounds good, \
            sounds great, alright, you can, you could, i would suggest, i suggest, i recommend, try, first, \
            one way, there are, that is great, right, sounds like fun, it is easy, you will need, i would be happy
            """),
        List(
            .challenge,
            """
            illegal, against the law, unethical, immoral, dangerous, harmful, inappropriate, offensive, racist, \
            not okay, not ok, wrong to, bad idea, not a good idea, you should not, i would not, i do not think, \
            i do not want to, why would you, why do you want, why do you think, are you sure, please do not, \
            i am concerned, i am worried, be careful, i would advise against, i would recommend against, \
            i would discourage, it is wrong, it is not right, not appropriate, i strongly, hurt someone, \
            hurt people, rethink, reconsider, think about why, have you considered, i am not sure why, \
            what makes you think, seriously, crime, prison, jail, get caught, get in trouble, that is not true, \
            a myth, unfair, hurtful, disrespectful, cruel, stereotype, stereotypes, prejudice
            """),
        List(
            .refusal,
            """
            i can not help, i can not do that, i can not answer, i can not tell you, i can not give, i can not provide, \
            i can not recommend, i will not, i am not able to, i am unable to, i am not comfortable, \
            i do not feel comfortable, i do not want to, i would rather not, i would prefer not, i refuse, i decline, \
            i can not, i am sorry but, i am sorry i can not, sorry but, i am not going to, i do not think i can, \
            i do not think i should, not allowed to, not able to help, i do not have the ability, i must decline, \
            i can not assist, i am not programmed, i do not have any recommendations, i am not qualified, \
            i do not have an opinion, i do not know how to
            """),
        List(
            .belief,
            """
            i think, i believe, i feel, i feel like, in my opinion, in my view, i am sure, i know that, i suspect, \
            i guess, i am convinced, i heard, i agree, i disagree, i consider, it seems to me, i find, i think that, \
            i believe that, i feel that, personally, if you ask me, i support, i oppose, my view, we should, \
            they should, people should, i am against, i am for, i want, i need, i would like
            """),
        List(
            .liking,
            """
            i love, i like, i really like, i really love, i enjoy, i adore, i prefer, my favorite, my favourite, \
            i am a fan, i am into, i really enjoy, i am interested in, i am excited, i appreciate, i do like
            """),
        List(
            .disliking,
            """
            i hate, i dislike, i do not like, i really hate, i can not stand, i despise, i am tired of, \
            i am sick of, i am not a fan, i do not enjoy, i do not want, i am afraid of, i am annoyed, \
            i am angry, i can not eat, i do not believe, i do not think, i do not trust
            """),
    ]
}
