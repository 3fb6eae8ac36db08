"""Names that are one name: what a school writes in full, friends and the police may not."""

from collections.abc import Mapping

from casework.core.text import squash

_GROUPS = (
    ("abdul", "abdulrahman", "abdullah"),
    ("abigail", "abbie", "abi", "abby", "gail"),
    ("alexander", "alex", "alec", "sandy", "xander", "aleksander", "alasdair"),
    ("alexandra", "alexa", "sasha", "lexi"),
    ("alfred", "alf", "alfie"),
    ("andrew", "andy", "drew", "andrzej"),
    ("anthony", "antony", "tony", "ant"),
    ("archibald", "archie"),
    ("benjamin", "ben", "benji", "benny"),
    ("bethany", "beth", "bethan"),
    ("catherine", "katherine", "kathryn", "cath", "kate", "katie", "kathy", "kat", "catrin"),
    ("charles", "charlie", "chaz", "chuck"),
    ("charlotte", "lottie", "lotte", "charley"),
    ("christopher", "chris", "kit", "krzysztof"),
    ("christina", "christine", "tina", "krystyna"),
    ("daniel", "dan", "danny", "deiniol"),
    ("david", "dave", "davey", "dai", "dewi", "dafydd"),
    ("dominic", "dom", "nic"),
    ("edward", "ed", "eddie", "ned", "ted", "teddy"),
    ("elizabeth", "liz", "lizzie", "beth", "betty", "eliza", "libby", "elsie"),
    ("emily", "em", "emmie", "milly"),
    ("francesca", "fran", "frankie", "chess"),
    ("francis", "frank", "frankie"),
    ("frederick", "fred", "freddie", "freddy"),
    ("gabriel", "gabe"),
    ("george", "georgie"),
    ("georgina", "georgia", "georgie", "gina"),
    ("gregory", "greg"),
    ("harold", "harry", "hal"),
    ("henry", "harry", "hank"),
    ("isabella", "isabel", "isobel", "bella", "izzy"),
    ("jacob", "jake", "jakub", "kuba"),
    ("james", "jim", "jimmy", "jamie", "jem"),
    ("jennifer", "jen", "jenny"),
    ("jessica", "jess", "jessie"),
    ("john", "jon", "johnny", "jack", "ieuan", "sion", "jonny", "sean", "shaun", "shane"),
    ("jonathan", "jon", "jonny", "jonathon"),
    ("joseph", "joe", "joey"),
    ("joshua", "josh"),
    ("joanne", "joanna", "jo"),
    ("kenneth", "ken", "kenny"),
    ("laurence", "lawrence", "larry", "laz"),
    ("leonard", "leo", "len", "lenny"),
    ("luke", "lukasz", "lucas", "lukas"),
    ("madeleine", "maddie", "maddy"),
    ("margaret", "maggie", "meg", "peggy", "marged"),
    ("matthew", "matt", "matty", "mateusz"),
    ("maxwell", "max", "maximilian"),
    ("michael", "mick", "mike", "mikey", "micky", "michal"),
    ("mohammed", "muhammad", "mohammad", "mohamed", "muhammed", "mo", "mohamud"),
    ("natalie", "nat", "natasha", "tasha"),
    ("nathan", "nathaniel", "nat", "nate"),
    ("nicholas", "nick", "nicky", "nico"),
    ("nicola", "nicole", "nikki", "nicky"),
    ("oliver", "ollie", "olly"),
    ("olivia", "liv", "livvy"),
    ("patricia", "pat", "trish", "patsy"),
    ("patrick", "pat", "paddy", "padraig"),
    ("peter", "pete", "piotr"),
    ("philip", "phil", "phillip", "pip"),
    ("rebecca", "becky", "becca", "bex"),
    ("richard", "rich", "rick", "ricky", "dick"),
    ("robert", "rob", "bob", "bobby", "robbie", "bert"),
    ("ronald", "ron", "ronnie"),
    ("samantha", "sam", "sammy"),
    ("samuel", "sam", "sammy"),
    ("sarah", "sara", "sally"),
    ("sebastian", "seb", "bas"),
    ("stephen", "steven", "steve", "stevie", "steffan"),
    ("susan", "sue", "susie", "suzanne"),
    ("theodore", "theo", "ted", "teddy"),
    ("theresa", "teresa", "tess", "terri"),
    ("thomas", "tom", "tommy", "tomos", "tomasz"),
    ("timothy", "tim", "timmy"),
    ("victoria", "vicky", "tori", "vic"),
    ("william", "will", "bill", "billy", "liam", "gwilym", "willy"),
    ("yusuf", "yousef", "youssef", "yousuf"),
    ("zachary", "zac", "zak", "zach"),
)


def _by_name() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for group in _GROUPS:
        for name in group:
            found.setdefault(name, set()).add(group[0])
    return {name: frozenset(heads) for name, heads in found.items()}


_HEADS = _by_name()


def full_names(name: str) -> frozenset[str]:
    """Answer the full names this one may stand for: Harry is Harold or Henry; itself where we know no other."""
    plain = squash(name)
    return _HEADS.get(plain, frozenset({plain}))
