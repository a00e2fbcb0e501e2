### Secrecy (17, 26): messages with a secrecy marking are refused

citation-17 = Secrecy Regulation, { $articles }
article-17 = Article { $article }
citation-21_1 = Classified Computer Regulation, { $articles }
article-21_1 = Article { $article }
citation-26 = Mobile Telephone Secrecy Regulation, { $articles }
article-26 = Article { $article }
guard-refused = This message carries a secrecy marking or speaks of a classified paper or meeting. It was refused and nothing of it was kept ({ $articles }). Classified matters go by the classified channel or in person, never by mobile telephone or through this service. The network has carried the message already; it is deleted from the chat where that is possible. Please do not send it again, and call the security bureau at once.
guard-noted = Security notice: a message from { $who } on { $at } was refused and nothing of it was kept. Reason: { $rule }. Please look into it.
guard-alone = a level stands by itself
guard-bracket = a level in brackets
guard-cipher_form = a cipher telegram filled in
guard-cipher_head = the head of a cipher telegram
guard-disguised_noun = a paper with a disguised level
guard-field = the field of the level is filled in
guard-head = a level at the beginning
guard-name_disguised = a disguised level in a file name
guard-name_level = a level in a file name
guard-name_part = a level as a part of a file name
guard-spoken_of = a particular classified paper or meeting is spoken of
guard-star = a level with a star
guard-tail = a level at the end
guard-term = a level with its term
guard-tick = a level is ticked

secrecy_month-title = Messages refused in a month for their secrecy markings
number-secrecy_month = SC[{ $year }] No. { $serial }
secrecy-month-refused = { $year }-{ $month }: { $count ->
    [0] no message was refused for a secrecy marking (Secrecy Regulation, Article 5).
   *[other] messages refused for a secrecy marking: { $count } (counted only; no content, no sender). Please see who needs a reminder (Secrecy Regulation, Article 5).
}
secrecy-month-unit = { $unit }: { $count }

clause-17_5-1 = Messages refused for a secrecy marking are counted by unit and month; the security bureau has the count on the first working day of the next month, without content.
