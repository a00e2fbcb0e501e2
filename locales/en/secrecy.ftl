### Secrecy (17, 26): messages with a secrecy marking are refused

citation-17 = Secrecy Regulation, { $articles }
article-17 = Article { $article }
citation-21_1 = Classified Computer Regulation, { $articles }
article-21_1 = Article { $article }
citation-26 = Mobile Telephone Secrecy Regulation, { $articles }
article-26 = Article { $article }
guard-refused = This message carries a secrecy marking. It was refused and nothing of it was kept ({ $articles }). Classified matters go by the classified channel or in person, never by mobile telephone or through this service. The network has carried the message already; it is deleted from the chat where that is possible. Please do not send it again, and call the security bureau at once.
guard-noted = Security notice: a message from { $who } on { $at } carried a secrecy marking (rule { $rule }). It was refused and nothing of it was kept; please look into it.
