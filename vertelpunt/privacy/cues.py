"""The words around a name that say it is one, and those that say it is none. All plain."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATED = _words("mevr mw dhr mr mrs dr drs prof ds fam ir ing")
# Who is called so is named next.
TITLES = ABBREVIATED | _words("""
    mevrouw meneer mijnheer heer juffrouw juf meester dokter professor dominee pastoor imam zuster
    broeder familie gezin tante oom oma opa buurvrouw buurman
""")
# With an article these still have a name: de familie van Leeuwen, and not de meneer van de winkel.
WITH_ARTICLE = _words("familie fam gezin heer")
CALLED = _words("heet heette heten genaamd")
# What stands between a first name and the surname.
PREFIXES = _words("van von de den der ter ten te t la le du di da dos el al ben bin ait")
DETERMINERS = _words("""
    de het een deze die dit dat zo'n elke elk geen welke sint st prins prinses koning koningin
""")
# Verbs of people, which a flower or a storm doesn't do.
PERSONAL = _words("""
    zei zegt vertelde vertelt belde belt appte appt mailde mailt vroeg vraagt heet heette woont
    woonde wilde dacht denkt durfde durft vond vindt huilde huilt lachte lacht heeft had begreep
    begrijpt schreef schrijft
""")
# With a capital these begin a sentence, or name no person.
NO_NAME = _words("""
    ik jij je jou jouw hij hem zij ze haar wij we ons onze jullie u uw hun hen men mijn zijn het een
    dit dat deze die er daar daarna daarom hier toen dan nu straks later eerst maar en of want dus
    omdat doordat als wie wat waar waarom hoe hoeveel welke wanneer terwijl zodat totdat nadat
    voordat in op bij met voor na naar aan uit om tot door over onder tegen zonder binnen tijdens
    volgens sinds samen vanuit vanaf via per tussen ondanks dankzij ook niet geen niets niemand
    iedereen iemand nog al alle alles elke veel weinig soms vaak altijd nooit weer misschien
    gelukkig helaas eindelijk uiteindelijk vandaag gisteren morgen vorige volgende afgelopen is was
    waren werd heeft had hebben hadden kan kon wil wilde moet moest mag mocht ging kwam zei vond ja
    nee januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag kerst pasen mevrouw mevr mw meneer
    mijnheer dhr juf meester dokter wmo jeugdwet jeugdzorg nederland nederlandse turkse marokkaanse
    poolse syrische oekraiense
""")
# A place or a building that is named after somebody.
NAMED_AFTER = (
    "straat", "laan", "weg", "plein", "kade", "gracht", "singel", "park", "school", "ziekenhuis",
    "college",
)  # fmt: skip
