"""The table of English joining words and vague words."""

from handlers.dates.atoms import Pattern, Unclear
from handlers.dates.english import HOUR_WORDS, NUMBER, UNIT, mark

PATTERNS: tuple[Pattern, ...] = (
    mark("after", r"\bafter\b", "after"),
    mark("to", r"\b(?:to|until|till|through|thru|and ending|ending|back)\b|(?<=\d) ?- ?(?=\d)", "to", "until"),
    mark("from", r"\b(?:from|starting(?: on| from)?|beginning(?: on)?|as of|effective)\b", "from", "starting"),
    mark("from", r"\bbetween\b", "between"),
    mark("start", r"\b(?:onwards?|and after)\b", "onwards"),
    mark(
        "by",
        r"\b(?:by|before|no later than|not later than|on or before|"
        r"at the latest(?= (?:by |on )?(?:[a-z]{3,9}day|tomorrow|[a-z]{3,9}\.? ?\d|\d))|"
        r"due(?: date)?(?: is| on| by|:)?|deadline(?: is|:)?)\b",
        "by",
        "no later than",
    ),
    mark("before", r"\b(?:at the latest|or (?:before|earlier|sooner))\b", "at the latest"),
    mark("within", r"\b(?:within(?: the next)?|in the next)\b", "within"),
    mark(
        "close",
        r"\b(?:close of business|cob|eod|eob|end of (?:the )?(?:working |business )?day|close of play)\b",
        "cob",
        "end of the day",
    ),
    mark("and", r"\band\b|&", "and"),
    mark("or", r"\bor\b", "or"),
    mark("about", r"\bor so\b|\b(?:around|about|roughly)\b", "around"),
    mark("total", r"\b(?:for|lasting|in total)\b", "for"),
    Pattern(
        "vague words",
        r"\b(?:some ?time(?: soon)?|soon|couple of (?:days|weeks|hours)|the other day|"
        r"when(?:ever)? (?:convenient|you can|free)|whenever|"
        r"asap|as soon as possible|some ?day|one of these days|later(?: on)?|"
        r"another (?:day|time)|recently|shortly|in a (?:few|couple of) \w+|a (?:few|couple of) (?:days|weeks|hours)|"
        r"(?:early|mid|late)[- ](?:next |this )?"
        r"(?:week|month|year|[jfmasond][a-z]{2,8}(?= |$))|beginning of (?:the |next )?(?:week|month|year)|"
        r"next time|right away|immediately|these days|in a (?:bit|while))\b",
        lambda _: Unclear("vague"),
        ("sometime soon", "a few days"),
    ),
    Pattern(
        "some part of it",
        r"\b(?:some ?time|some ?day|any ?time|any day|one day|later|early|late|mid)"
        r"[ -](?:in |on )?(?=next|this|today|in )|"
        r"\b(?:at |in |by )?the (?:beginning|start|middle|week) of |"
        r"\b(?:the )?(?:first|second|third|fourth|last) (?:week|half|part) of |"
        rf"(?<!in the )(?<!within )\b(?:the )?(?:next|coming|following) {NUMBER} {UNIT}",
        lambda _: Unclear("which-days"),
        ("<sometime >next week", "<the beginning of >december", "<first week of >december", "next two weeks"),
    ),
    Pattern(
        "meals, and half of an hour",
        rf"\b(?:after|before) (?:lunch|dinner|breakfast|work|hours)\b|\bhalf {HOUR_WORDS}\b",
        lambda _: Unclear("unsure"),
        ("after lunch", "half nine"),
    ),
    Pattern(
        "recurring words",
        r"\b(?:every|each) (?:day|week|month|year|other day|working day|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|afternoon)\b",
        lambda _: Unclear("recurring"),
        ("every monday",),
    ),
    Pattern(
        "unknown anchor",
        r"\b(?:after|before|following|prior to|of|from) (?:the )?"
        r"(?:meeting|approval|receipt|event|notice|conference)\b|\bupon (?:receipt|approval|arrival)\b",
        lambda _: Unclear("unknown-anchor"),
        ("after the meeting",),
    ),
)
