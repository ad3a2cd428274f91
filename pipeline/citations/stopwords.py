"""Words around citations, as data: what opens one, what is no name, what joins names."""

MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro
    dezembro enero febrero marzo mayo junio julio septiembre octubre noviembre diciembre januar februar märz mai
    juni juli oktober dezember janvier février avril juin juillet août septembre octobre novembre décembre
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter""".split()
)
# words that are no family's name, so that the capitals behind them are an acronym: "The WHO", "Die EZB", "As MRP (2023) notes"
BEFORE_SHORT = frozenset("the die el il a o in as for by but".split())
# capitalised words that are no author, wherever they stand in a name ("Figure 2", "Companies Act 2006")
NEVER = frozenset(
    """figure figures fig figs table tables tab section sections chapter appendix box equation eq supplementary
    supplemental supplement scheme panel movie video dataset version v vol volume no number nº page pages step
    phase experiment study act acts law laws bill lei leis decreto decree directive regulation resolution
    resolução portaria article artigo art artículo ley gesetz constitution code treaty convention protocol
    olympics games world-cup tabela figura gráfico quadro anexo apêndice capítulo seção tabla abbildung tabelle
    kapitel q1 q2 q3 q4 h1 h2 fy ad ce bc bce covid-19 agenda vision horizon expo autor autores author authors
    elaboração elaboration own years year ano anos since until born died founded ca circa early mid late before
    after""".split()
)
# words that open a sentence or a bracket before the name
OPENERS = frozenset(
    """see also e.g eg cf i.e ie as in on at by for from with per and or but the a an this that these those it its he
    she they we our his her their while whereas although though since when where after before because however
    moreover furthermore thus hence therefore similarly likewise recently finally first second third both
    following according to like unlike contrary indeed reviewed review adapted cited citing quoted source
    sources data based modified compare compared contra viz namely including further additionally then here
    there if so such other another most many some few several early later more earlier previous previously
    subsequently notably importantly interestingly specifically again yet still even only did does do has have
    was were is are can could may might who what which how why ver vide veja apud conforme segundo para como cf
    consultar de do da dos das por em no na nos nas o os as um uma ao aos e é também já entretanto contudo porém
    assim ainda enquanto embora portanto quando onde se según véase por el la los las un una en y del al con sin
    pero también así siehe vgl nach laut bei wie der die das und auch so ebenso voir selon d'après dans chez le
    les et aussi professor prof dr mr mrs ms sir dame lord president minister author authors researcher
    researchers scholars""".split()
)
# a place may follow these: "In Brazil, Smith (2010)"
PREPOSITIONS = frozenset("in at for from by since on within across during em no na en para in bei".split())
JOINING = frozenset("and & und et e y i och og ve en u ed or".split())
# small words inside the name of an institution
INSIDE = frozenset("of for the on in and de del do da dos das la le les des du e y et und für der van".split())
# Romance particles that are prepositions too: "o trabalho de Silva (2010)"
DOUBTFUL = frozenset("de do da dos das du des la le les del y e al el".split())
SUFFIXES = frozenset("jr sr ii iii iv filho neto júnior junior".split())
